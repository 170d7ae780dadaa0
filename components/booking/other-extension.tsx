"use client";
import { useState } from "react";
import { LengthFields } from "@/components/lot/time-picker/length-fields";
import { draftOf, readDraft, type StayDraft } from "@/components/lot/time-picker/stay-draft";
import { serverNow } from "@/hooks/server-clock";
import type { Booking } from "@/lib/domain/booking/schema";

interface OtherExtensionProps {
  booking: Booking;
  /** The longest extension that is possible, in minutes. */
  most: number;
  /** What is shown at first, in minutes. */
  first: number | undefined;
  /** Undefined while what is entered is not possible. */
  onChange: (minutes: number | undefined) => void;
}

const FIRST_MINUTES = 180;
/** What is offered where none of the usual lengths is chosen. */
export const firstOther = (most: number): number => Math.min(FIRST_MINUTES, most);

/** How much longer, or until when, as a stay is chosen: it begins where the booking ends. */
export function OtherExtension({ booking, most, first, onChange }: OtherExtensionProps) {
  const limits = {
    timeZone: booking.lot.timezone,
    now: serverNow(),
    maxMinutes: most,
    maxOf: "longer",
  };
  const [draft, setDraft] = useState(() =>
    draftOf({ from: booking.end_time, minutes: first ?? firstOther(most) }, limits),
  );
  const change = (next: StayDraft) => {
    setDraft(next);
    const { faults, stay } = readDraft(next, limits);
    onChange(Object.keys(faults).length === 0 ? stay.minutes : undefined);
  };
  return (
    <LengthFields
      draft={draft}
      reading={readDraft(draft, limits)}
      limits={limits}
      onChange={change}
    />
  );
}
