"use client";
import { clsx } from "clsx";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { slotQuery } from "@/components/lot/stay-params";
import { Button } from "@/components/ui/button";
import { serverNow } from "@/hooks/server-clock";
import { afterLayer } from "@/hooks/use-back-closes";
import { useCancelBooking, useHeldBooking } from "@/hooks/use-booking";
import { useCountdown } from "@/hooks/use-countdown";
import { useLot } from "@/hooks/use-lot";
import type { Alternative, Booking } from "@/lib/domain/booking/schema";
import { CheckoutSheet } from "./checkout-sheet";
import { HoldCountdown } from "./hold-countdown";
import { heldOf } from "./use-checkout";

/** The slot that the driver holds, on every page, to be paid or released. */
export function HoldBar() {
  const booking = useHeldBooking();
  const path = usePathname();
  const slot = useSearchParams().get("slot");
  if (!booking?.hold_until) return null;
  // There the slot's own bar leads to the payment.
  if (path === `/lots/${booking.lot.id}` && slot === booking.slot.code) return null;
  return <RunningHold booking={booking} until={booking.hold_until} />;
}

const bar = clsx(
  "sticky top-16 z-20 mx-5 mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2",
  "rounded-card border border-paint bg-paint-soft py-2.5 pr-2.5 pl-4 shadow-card",
  "lg:fixed lg:top-auto lg:right-10 lg:bottom-6 lg:m-0 lg:w-[440px]",
);

function RunningHold({ booking, until }: { booking: Booking; until: string }) {
  const payment = usePayment();
  const release = useCancelBooking();
  const hasEnded = useCountdown(until) <= 0;
  if (hasEnded && !payment.isOpen) return null;
  return (
    <section aria-label="Held slot" data-keep-clear className={bar}>
      <p className="min-w-0 text-sm">
        <span className="font-[640]">Slot {booking.slot.code}</span> held for{" "}
        <HoldCountdown until={until} testId="hold-bar-clock" />
        <span className="block truncate text-muted">{booking.lot.name}</span>
      </p>
      <span className="flex gap-2">
        <Button
          size="small"
          variant="secondary"
          pending={release.isPending}
          onClick={() => release.mutate({ params: { id: booking.id }, body: {} })}
        >
          Release
        </Button>
        <Button size="small" variant="paint" onClick={() => payment.setOpen(true)}>
          Pay
        </Button>
      </span>
      <PayHold booking={booking} open={payment.isOpen} onOpenChange={payment.setOpen} />
    </section>
  );
}

/** Open once the driver presses "Pay", or on an address that says so. */
function usePayment() {
  const [isPressed, setIsPressed] = useState(false);
  const router = useRouter();
  const path = usePathname();
  const isAsked = useSearchParams().has("pay");
  return {
    isOpen: isPressed || isAsked,
    setOpen: (open: boolean) => {
      setIsPressed(open);
      if (!open && isAsked) afterLayer(() => router.replace(path));
    },
  };
}

interface PayHoldProps {
  booking: Booking;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function PayHold({ booking, open, onOpenChange }: PayHoldProps) {
  const router = useRouter();
  const { data: lot } = useLot(booking.lot.id, open);
  const held = heldOf(booking);
  if (!lot || !held) return null;
  const isForNow = Date.parse(booking.start_time) <= serverNow();
  const stay = { from: isForNow ? null : booking.start_time, minutes: booking.minutes };
  const leave = (to: string) => {
    onOpenChange(false);
    router.push(to);
  };
  return (
    <CheckoutSheet
      open={open}
      onOpenChange={onOpenChange}
      lot={lot}
      slot={booking.slot}
      held={held}
      holding={false}
      holdProblem={null}
      onHoldAgain={() => leave(`/lots/${lot.id}?${slotQuery(booking.slot.code, stay)}`)}
      onChooseAlternative={(choice: Alternative) =>
        leave(`/lots/${choice.lot}?${slotQuery(choice.slot_code, stay)}`)
      }
    />
  );
}
