"use client";
import Link from "next/link";
import { useEffect } from "react";
import { slotTraits } from "@/components/lot/slot-label";
import type { Stay } from "@/components/lot/stay";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { formatMoment, formatStay } from "@/components/ui/format";
import { useBooking, useQuote } from "@/hooks/use-booking";
import { formatDecimal } from "@/lib/core/money";
import type { Alternative } from "@/lib/domain/booking/schema";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { Alternatives } from "./alternatives";
import { freeCancelLine } from "./cancellation-terms";
import { HoldCountdown } from "./hold-countdown";
import { quoteBody, type Checkout } from "./use-checkout";

interface SelectedSlotBarProps {
  lot: Lot;
  slot: Slot;
  stay: Stay;
  lost: boolean;
  checkout: Checkout;
  onHold: () => void;
  onTake: (choice: Alternative) => void;
}

/** The chosen slot with its price, under the thumb. A slot that somebody else got is said here, with what is free instead. */
export function SelectedSlotBar({
  lot,
  slot,
  stay,
  lost,
  checkout,
  onHold,
  onTake,
}: SelectedSlotBarProps) {
  const quote = useQuote(quoteBody(slot.id, stay, lot.timezone), true);
  const { refetch } = quote;
  // The price knew nothing of a rival yet; asked again, it names what is free instead.
  useEffect(() => {
    if (lost) void refetch();
  }, [lost, refetch]);
  const price = quote.data && !quote.isPlaceholderData ? quote.data : null;
  // The plan calls an unpaid or requested booking held as well: only a mere hold leads on to paying.
  const own = useBooking(slot.booking_id ?? "", slot.mine && slot.booking_id !== null).data;
  const mine =
    slot.state === "held" &&
    slot.mine &&
    (!own || own.id !== slot.booking_id || own.status === "held");
  const yours = slot.mine && slot.state !== "available" && !mine;
  const taken = !yours && (lost || (price !== null && price.conflicts.length > 0 && !mine));
  const kept = mine && checkout.held?.slot === slot.id ? checkout.held : null;
  const problem = checkout.problem ?? quote.error?.problem ?? null;
  const others =
    problem ??
    (price && taken
      ? { title: "", status: 409, code: "", detail: "", alternatives: price.alternatives }
      : null);
  return (
    <section
      aria-label="Your choice"
      className="fixed inset-x-0 bottom-0 z-35 border-t border-line bg-card px-5 pt-4 pb-[max(20px,env(safe-area-inset-bottom))] lg:sticky lg:top-8 lg:z-0 lg:col-start-2 lg:rounded-card lg:border lg:p-5 lg:shadow-card"
    >
      <div className="mx-auto grid max-w-[620px] gap-4">
        <div className="flex items-center justify-between gap-4">
          <div className="min-w-0">
            <p className="truncate text-[16px]">
              <span className="font-[640]">Slot {slot.code}</span>
              <span className="text-muted"> · {slotTraits(slot)}</span>
            </p>
            <p className="mt-0.5 flex min-h-5 flex-wrap gap-x-1.5 text-sm text-muted">
              {price && (
                <>
                  <span className="whitespace-nowrap">
                    {formatStay(price.start_time, price.end_time, lot.timezone)}
                  </span>
                  <span>{freeCancelLine(price.policy, lot.timezone)}</span>
                </>
              )}
            </p>
          </div>
          <p className="shrink-0 text-[22px] font-[640] tracking-[-0.02em]">
            {price ? formatDecimal(price.total, price.currency) : "…"}
          </p>
        </div>
        {yours && (
          <p role="status" className="text-sm">
            This slot is yours then.{" "}
            <Link
              href={slot.booking_id ? `/bookings/${slot.booking_id}` : "/bookings"}
              className="underline underline-offset-4"
            >
              See your booking
            </Link>
          </p>
        )}
        {mine && !kept && slot.until && (
          <p role="status" className="text-sm text-muted">
            Held for you until {formatMoment(slot.until, lot.timezone)}
          </p>
        )}
        {!yours && (taken || problem) && (
          <FormError>
            {problem ? problem.detail : `Slot ${slot.code} is not free then: somebody was faster.`}
            {others && <Alternatives problem={others} here={lot.id} onChoose={onTake} />}
          </FormError>
        )}
        <Button
          size="large"
          wide
          pending={checkout.pending}
          disabled={taken || yours || (quote.isError && !kept)}
          onClick={onHold}
        >
          {mine && !kept ? (
            "Go on and pay"
          ) : kept ? (
            <span>
              Go on, held <HoldCountdown until={kept.hold_until} plain />
            </span>
          ) : lot.mode === "request" ? (
            "Hold for 5 minutes and ask"
          ) : (
            "Hold for 5 minutes and pay"
          )}
        </Button>
      </div>
    </section>
  );
}
