"use client";
import { CalendarX } from "lucide-react";
import type { LotClosed } from "@/components/lot/lot-closed";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import type { Lot } from "@/lib/domain/lot/schema";

interface ClosedNoteProps {
  lot: Lot;
  closed: LotClosed;
  /** Moves the stay to an instant. */
  onStartAt: (from: string) => void;
}

/** Says before a slot is chosen that the lot is closed, and offers the time when it opens. */
export function ClosedNote({ lot, closed, onStartAt }: ClosedNoteProps) {
  const readerZone = useReaderZone();
  const { detail, opensAt, closesAt } = closed;
  const textOf = (at: string) => formatMoment(at, lot.timezone, readerZone);
  return (
    <div
      role="status"
      className="mt-2 grid gap-2.5 rounded-card border border-warn/40 bg-warn-soft px-4 py-3"
    >
      <p className="flex items-start gap-2.5 text-sm">
        <CalendarX size={18} className="mt-px shrink-0 text-warn" aria-hidden />
        <span>
          <b className="font-[620]">{detail}</b>
          {opensAt && ` It opens ${textOf(opensAt)}.`}
          {closesAt && ` It closes ${textOf(closesAt)}.`}
        </span>
      </p>
      {opensAt && (
        <Button variant="secondary" size="small" wide onClick={() => onStartAt(opensAt)}>
          Start {textOf(opensAt)}
        </Button>
      )}
    </div>
  );
}
