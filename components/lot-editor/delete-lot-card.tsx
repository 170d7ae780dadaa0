"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { isolate } from "@/components/ui/isolate";
import { afterLayer } from "@/hooks/use-back-closes";
import { useDeleteLot } from "@/hooks/use-lot";
import type { Lot } from "@/lib/domain/lot/schema";

const CONSEQUENCES =
  "Its slots and photos are deleted for good. Past bookings and payments stay in the books.";

/** Deletes a lot that has no bookings ahead, after a question. */
export function DeleteLotCard({ lot }: { lot: Lot }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Card>
      <CardHead title="Delete the lot" />
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 pb-4">
        <p className="max-w-[52ch] text-sm text-muted">{CONSEQUENCES}</p>
        <Button
          variant="quiet"
          size="small"
          className="text-bad!"
          onClick={() => setIsAsking(true)}
        >
          Delete the lot
        </Button>
      </div>
      <Dialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Delete ${isolate(lot.name)}?`}
        description={`${CONSEQUENCES} This cannot be undone.`}
      >
        <DeleteQuestion lot={lot} onKeep={() => setIsAsking(false)} />
      </Dialog>
    </Card>
  );
}

function DeleteQuestion({ lot, onKeep }: { lot: Lot; onKeep: () => void }) {
  const router = useRouter();
  const remove = useDeleteLot();
  const commit = () =>
    remove.mutate(
      { params: { id: lot.id } },
      { onSuccess: () => afterLayer(() => router.replace("/owner/lots")) },
    );
  return (
    <div className="grid gap-4">
      <FormError>{remove.error?.problem.detail}</FormError>
      <div className="grid grid-cols-2 gap-2.5">
        <Button variant="secondary" onClick={onKeep}>
          Keep the lot
        </Button>
        <Button variant="danger" pending={remove.isPending || remove.isSuccess} onClick={commit}>
          Delete the lot
        </Button>
      </div>
    </div>
  );
}
