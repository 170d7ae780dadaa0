"use client";
import { rangeOf, type Stay } from "@/components/lot/stay";
import { slotQuery } from "@/components/lot/stay-params";
import { ButtonLink } from "@/components/ui/button";
import { formatStay } from "@/components/ui/format";
import { useReaderZone, useViewer } from "@/hooks/use-actor";
import { useMinute } from "@/hooks/use-countdown";
import { signInPath } from "@/lib/auth/sign-in-path";
import { formatMoney, toMinor } from "@/lib/core/money";
import { priceOf, totalOf } from "@/lib/domain/booking/rules/price";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { SlotBar, SlotHeading } from "./slot-bar";

interface GuestSlotBarProps {
  lot: Lot;
  slot: Slot;
  stay: Stay;
  /** The search that led to the lot. */
  back: string;
  /** False while nothing can be booked for the stay, which the page says. */
  isPossible: boolean;
}

/** The selected slot for who cannot hold it: a guest signs in and comes back to it. */
export function GuestSlotBar({ lot, slot, stay, back, isPossible }: GuestSlotBarProps) {
  const viewer = useViewer();
  const readerZone = useReaderZone();
  const { from, to } = rangeOf(stay, useMinute());
  const price = totalOf(priceOf(stay.minutes, toMinor(slot.hourly_rate), lot.currency));
  const here = `/lots/${lot.id}?${slotQuery(slot.code, stay, back)}`;
  return (
    <SlotBar>
      <SlotHeading slot={slot} price={formatMoney(price, lot.currency)}>
        {formatStay(from, to, lot.timezone, readerZone)}
      </SlotHeading>
      {viewer && (
        <p className="text-sm text-muted">
          Only drivers can book. You are signed in as {viewer.role}.
        </p>
      )}
      {!viewer && isPossible && (
        <>
          <ButtonLink href={signInPath(here)} size="large" wide>
            Sign in to hold {slot.code}
          </ButtonLink>
          <p className="text-center text-sm text-muted">
            You come back to this slot and time. New here?{" "}
            <a
              href={signInPath(here, "/register")}
              className="font-[600] text-ink underline underline-offset-4"
            >
              Create an account
            </a>
          </p>
        </>
      )}
    </SlotBar>
  );
}
