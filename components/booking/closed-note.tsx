"use client";
import type { LotClosed } from "@/components/lot/lot-closed";
import { formatMoment } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import type { Lot } from "@/lib/domain/lot/schema";
import { StayNote } from "./stay-note";

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
    <StayNote
      mend={
        opensAt === null
          ? null
          : { label: `Start ${textOf(opensAt)}`, onMend: () => onStartAt(opensAt) }
      }
    >
      <b className="font-[620]">{detail}</b>
      {opensAt && ` It opens ${textOf(opensAt)}.`}
      {closesAt && ` It closes ${textOf(closesAt)}.`}
    </StayNote>
  );
}
