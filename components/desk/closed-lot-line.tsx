"use client";
import { LotState } from "@/components/lot-editor/lot-state";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { useChangeLot } from "@/hooks/use-lot";
import type { Lot } from "@/lib/domain/lot/schema";

interface ClosedLot {
  lot: Pick<Lot, "id" | "status">;
}

/** Says of a lot that takes no bookings that it does not, and opens it again. */
export function ClosedLotLine({ lot }: ClosedLot) {
  const change = useChangeLot();
  const isOpened = change.isSuccess && change.variables.params.id === lot.id;
  return (
    <>
      <p role="status" className="sr-only">
        {lot.status === "active" && isOpened && "The lot is open."}
      </p>
      {lot.status !== "active" && <OpenAgain lot={lot} change={change} />}
    </>
  );
}

function OpenAgain({ lot, change }: ClosedLot & { change: ReturnType<typeof useChangeLot> }) {
  const open = () => change.mutate({ params: { id: lot.id }, body: { status: "active" } });
  return (
    <section
      aria-label="Open or closed"
      className="mt-4 grid gap-2 rounded-card border border-warn/40 bg-warn-soft px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <LotState status={lot.status} />
        <p className="min-w-0 flex-1 basis-60">
          Drivers do not find this lot, and nobody can book it.
        </p>
        <Button size="small" pending={change.isPending} onClick={open}>
          Open the lot
        </Button>
      </div>
      {change.error && <FormError>{change.error.problem.detail}</FormError>}
    </section>
  );
}
