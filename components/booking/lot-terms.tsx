"use client";
import {
  BadgeCheck,
  Banknote,
  Clock,
  Hand,
  MapPin,
  Phone,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import { openingLines } from "@/components/lot/opening-text";
import { rangeOf, type Stay } from "@/components/lot/stay";
import { Card } from "@/components/ui/card";
import { formatMinutes, formatMoment } from "@/components/ui/format";
import { PhoneLink } from "@/components/ui/phone-link";
import { useReaderZone } from "@/hooks/use-actor";
import { useMinute } from "@/hooks/use-countdown";
import { MINUTE_MS } from "@/lib/core/duration";
import { termsOf } from "@/lib/domain/booking/rules/price";
import { addressLine } from "@/lib/domain/lot/rules";
import type { Lot } from "@/lib/domain/lot/schema";
import { refundText } from "./cancellation-terms";
import { DirectionsLink } from "./directions-link";

/** A lot's terms in sentences, and the way to it. */
export function LotTerms({ lot, stay }: { lot: Lot; stay: Stay }) {
  const wait = formatMinutes(lot.policy.cash_hold_minutes);
  return (
    <Card className="grid gap-6 p-5 max-lg:order-5 sm:grid-cols-2 lg:col-start-1">
      <section aria-labelledby="terms-title" className="grid content-start gap-3">
        <h2 id="terms-title" className="text-h2">
          Terms in plain words
        </h2>
        <ul className="grid gap-2.5">
          <Cancelling lot={lot} stay={stay} />
          {lot.mode === "instant" ? (
            <Line icon={BadgeCheck}>
              <b>Booked at once.</b> No approval needed.
            </Line>
          ) : (
            <Line icon={Hand}>
              <b>The owner decides.</b> You pay with the request; if it is declined, everything
              comes back.
            </Line>
          )}
          <Line icon={Banknote}>
            <b>{lot.policy.cash_accepted ? "Card or cash." : "By card."}</b>{" "}
            {lot.policy.cash_accepted && `With cash the slot waits ${wait} for you at the desk.`}
          </Line>
        </ul>
      </section>
      <section aria-labelledby="way-title" className="grid content-start gap-3">
        <h2 id="way-title" className="text-h2">
          Getting in
        </h2>
        {lot.description && (
          <p dir="auto" className="whitespace-pre-line text-muted">
            {lot.description}
          </p>
        )}
        <ul className="grid gap-2.5">
          <Line icon={Clock}>
            {openingLines(lot.opening_hours).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </Line>
          <Line icon={MapPin}>{addressLine(lot)}</Line>
          {lot.phone_number && (
            <Line icon={Phone}>
              <PhoneLink number={lot.phone_number} />
            </Line>
          )}
        </ul>
        <div>
          <DirectionsLink lot={lot} />
        </div>
      </section>
    </Card>
  );
}

/** By the same rule as the booking's own terms. */
function Cancelling({ lot, stay }: { lot: Lot; stay: Stay }) {
  const readerZone = useReaderZone();
  const minute = useMinute();
  const { from } = rangeOf(stay, minute);
  const terms = termsOf(lot.policy, lot.price_from, new Date(from), new Date(minute * MINUTE_MS));
  const [, later] = terms.refund_schedule;
  const until = formatMoment(terms.free_cancel_until, lot.timezone, readerZone);
  return (
    <Line icon={Undo2}>
      <b>Cancel before {until}</b> and everything comes back.{" "}
      {later?.until
        ? `Then, until the start: ${refundText(later.percent)}. After it: no refund.`
        : "Later: no refund."}
    </Line>
  );
}

function Line({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex gap-3 [&_b]:font-[640]">
      <Icon size={18} className="mt-0.5 shrink-0 text-muted" aria-hidden />
      <span>{children}</span>
    </li>
  );
}
