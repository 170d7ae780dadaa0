"use client";
import { clsx } from "clsx";
import { ArrowRight, TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { PlateChip } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { formatDay, formatRange } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useReaderZone } from "@/hooks/use-actor";
import { formatDecimal } from "@/lib/core/money";
import type { Closing } from "@/lib/domain/lot/schema";
import { cashToReturn } from "./cash-to-return";
import type { AffectedBooking, ClosingPlace } from "./use-closing";

type Act = Closing["decisions"][number]["act"];
interface ClosingCardProps {
  place: ClosingPlace;
  bookings: readonly AffectedBooking[];
  isRenewed: boolean;
  pending: boolean;
  timezone: string;
  onClose: (closing: Closing) => void;
  onKeepOpen: () => void;
}

/** Each affected booking with an act chosen already; the drivers hear it at the end. */
export function ClosingCard(props: ClosingCardProps) {
  const { place, bookings, isRenewed, pending, timezone, onClose, onKeepOpen } = props;
  const [chosen, setChosen] = useState<Record<string, Act>>({});
  const [reason, setReason] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [bookings]);
  const actOf = ({ id, move_to }: AffectedBooking): Act => {
    const act = chosen[id] ?? "move";
    return act === "move" && !move_to ? "refund" : act;
  };
  const cash = cashToReturn(bookings.filter((booking) => actOf(booking) === "refund"));
  const commit = () =>
    onClose({
      decisions: bookings.map((booking) => decisionOf(booking, actOf(booking))),
      ...(reason.trim() && { reason: reason.trim() }),
    });
  return (
    <section
      aria-label={`Close ${place.name}`}
      className="overflow-hidden rounded-card border border-line bg-card shadow-card"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 bg-warn-soft px-4 py-3.5">
        <TriangleAlert size={22} className="shrink-0 text-warn" aria-hidden />
        <div className="min-w-0 flex-1 basis-60">
          <h2 ref={heading} tabIndex={-1} className="text-h2 text-warn outline-none">
            {bookings.length === 1 ? "1 booking is" : `${bookings.length} bookings are`} affected by
            closing <bdi>{place.name}</bdi>
          </h2>
          <p role="status" className="text-sm">
            {isRenewed && "The bookings have changed meanwhile; this is the list now. "}
            {outcome(bookings.map(actOf))} {cash && <b className="font-[620]">{cash}</b>} Drivers
            hear it once you close it.
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" size="small" className="h-11!" onClick={onKeepOpen}>
            Keep open
          </Button>
          <Button size="small" className="h-11!" pending={pending} onClick={commit}>
            <span>
              Close <bdi>{place.name}</bdi>
            </span>
          </Button>
        </div>
      </div>
      <ul>
        {bookings.map((booking) => (
          <li key={booking.id} className="border-b border-line">
            <AffectedRow
              booking={booking}
              act={actOf(booking)}
              timezone={timezone}
              namesSlot={place.kind !== "slot"}
              onChoose={(act) => setChosen({ ...chosen, [booking.id]: act })}
            />
          </li>
        ))}
      </ul>
      <div className="px-4 py-3.5">
        <Field label="Why? The drivers read this (optional)">
          <Input maxLength={300} value={reason} onValueChange={setReason} />
        </Field>
      </div>
    </section>
  );
}

const decisionOf = ({ id, move_to }: AffectedBooking, act: Act) =>
  act === "move" ? { booking: id, act, slot: move_to!.id } : { booking: id, act };

function outcome(acts: readonly Act[]): string {
  const [moves, refunds, stays] = (["move", "refund", "keep"] as const).map(
    (act) => acts.filter((one) => one === act).length,
  ) as [number, number, number];
  const parts = [
    moves > 0 && `${moves} ${moves === 1 ? "moves" : "move"}`,
    refunds > 0 && `${refunds} ${refunds === 1 ? "is" : "are"} cancelled and refunded`,
    stays > 0 && `${stays} ${stays === 1 ? "stays until it ends" : "stay until they end"}`,
  ].filter(Boolean);
  return `${parts.join(", ")}.`;
}

function AffectedRow({
  booking,
  act,
  timezone,
  namesSlot,
  onChoose,
}: {
  booking: AffectedBooking;
  act: Act;
  timezone: string;
  /** Where several slots close. */
  namesSlot: boolean;
  onChoose: (act: Act) => void;
}) {
  const { start_time, end_time, currency, vehicle_number, payment_method, move_to } = booking;
  const readerZone = useReaderZone();
  const refund =
    booking.refund === "0.00" ? "Cancel" : `Refund ${formatDecimal(booking.refund, currency)}`;
  return (
    <div className="grid items-center gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <p>
          <b className="font-[640] first-letter:uppercase inline-block">
            {formatDay(start_time, timezone)}
          </b>{" "}
          {formatRange(start_time, end_time, timezone, readerZone)}
        </p>
        {namesSlot && <p className="text-sm">Slot {booking.slot.code}</p>}
        {vehicle_number && <PlateChip number={vehicle_number} />}
        <p className="text-sm">
          <span dir="auto" className="font-[620]">
            {booking.driver}
          </span>{" "}
          <span className="text-muted">
            {formatDecimal(booking.amount, currency)}
            {payment_method && ` ${payment_method}`}
          </span>
        </p>
      </div>
      <div
        role="radiogroup"
        aria-label={`Booking #${booking.number}`}
        className="grid min-w-[260px] grid-cols-2 rounded-control bg-sunk p-1 sm:grid-cols-3"
      >
        <Choice
          name={booking.id}
          checked={act === "move"}
          disabled={!move_to}
          onChoose={() => onChoose("move")}
        >
          {move_to ? (
            <>
              <ArrowRight size={15} aria-hidden /> Slot {move_to.code}
            </>
          ) : (
            "No slot is free"
          )}
        </Choice>
        <Choice name={booking.id} checked={act === "refund"} onChoose={() => onChoose("refund")}>
          {refund}
        </Choice>
        <Choice
          name={booking.id}
          checked={act === "keep"}
          className="max-sm:col-span-2"
          onChoose={() => onChoose("keep")}
        >
          Let it end
        </Choice>
      </div>
    </div>
  );
}

function Choice({
  name,
  checked,
  disabled = false,
  className,
  onChoose,
  children,
}: {
  name: string;
  checked: boolean;
  disabled?: boolean;
  className?: string;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <label
      className={clsx(
        "flex min-h-10 items-center justify-center gap-1.5 rounded-[9px] px-3 text-sm font-[600]",
        "whitespace-nowrap text-muted has-focus-visible:outline-2 has-focus-visible:outline-ink",
        "has-checked:bg-card has-checked:text-ink has-checked:shadow-card",
        disabled ? "cursor-not-allowed" : "cursor-pointer",
        className,
      )}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        className="sr-only"
      />
      {children}
    </label>
  );
}
