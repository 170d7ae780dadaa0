"use client";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import type { Lot } from "@/lib/domain/lot/schema";
import { ClosingCard } from "./closing-card";
import { LotState } from "./lot-state";
import { useClosing } from "./use-closing";
import { useLotSaver } from "./use-lot-saver";

/** Opens and closes the whole lot. */
export function LotStateCard({ lot }: { lot: Lot }) {
  const save = useLotSaver(lot.id);
  const closing = useClosing();
  const isOpen = lot.status === "active";
  return (
    <>
      <Card>
        <CardHead title="Open or closed">
          <LotState status={lot.status} />
        </CardHead>
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 pb-4">
          <p className="max-w-[52ch] text-sm text-muted">
            {isOpen
              ? "Drivers find this lot and book it."
              : "Drivers do not find this lot, and nobody can book it."}
          </p>
          {isOpen ? (
            <Button
              variant="secondary"
              size="small"
              pending={closing.pending && !closing.open}
              onClick={() => closing.start({ kind: "lot", id: lot.id, name: "the lot" })}
            >
              Close the lot
            </Button>
          ) : (
            <Button size="small" onClick={() => void save({ status: "active" }, null)}>
              Open the lot
            </Button>
          )}
        </div>
      </Card>
      {closing.open && (
        <ClosingCard
          {...closing.open}
          pending={closing.pending}
          timezone={lot.timezone}
          onClose={closing.commit}
          onKeepOpen={closing.keepOpen}
        />
      )}
    </>
  );
}
