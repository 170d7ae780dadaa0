"use client";
import { driverName } from "@/components/booking/driver-name";
import { CashDecision } from "@/components/decision/cash-decision";
import { useAskReason } from "@/components/decision/reason-host";
import { RequestDecision } from "@/components/decision/request-decision";
import { Button } from "@/components/ui/button";
import { isolate } from "@/components/ui/isolate";
import { useCancelForDriver, useFreshCancelPreview } from "@/hooks/use-decision";
import type { previewCancel } from "@/lib/domain/booking/client";
import type { Booking } from "@/lib/domain/booking/schema";
import type { Result } from "@/lib/http/endpoint";
import { cashDueOf } from "./cash-due";

/** The decisions that are open for a booking, as the server's `can` says. */
export function BookingActions({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const { can, extension } = booking;
  const due = cashDueOf(booking);
  const about = `${isolate(driverName(booking))}, booking #${booking.number}`;
  const decision = can.verify && due && (
    <CashDecision
      wide
      key={due.paymentId}
      {...due}
      currency={booking.currency}
      about={about}
      isExtension={extension !== null}
    />
  );
  if (decision && !extension) return decision;
  if (can.approve) return <RequestDecision wide bookingId={booking.id} about={about} />;
  if (!can.cancel) return due ? <CashNote /> : null;
  return (
    <div className="grid gap-2">
      {decision}
      <CancelForDriver booking={booking} about={about} onDone={onDone} />
    </div>
  );
}

/** For staff at the desk, to whom the driver may bring the money. */
const CashNote = () => (
  <p className="text-sm text-muted">
    The owner of the lot or an admin confirms cash. Ask one of them before the hold ends.
  </p>
);

function CancelForDriver({
  booking,
  about,
  onDone,
}: {
  booking: Booking;
  about: string;
  onDone: () => void;
}) {
  const ask = useAskReason();
  const cancel = useCancelForDriver();
  const params = { id: booking.id };
  const preview = useFreshCancelPreview();
  const askWith = ({ refund, text }: Result<typeof previewCancel>) =>
    ask({
      title: "Cancel this booking?",
      description: `${about}. The driver is notified. ${text}`,
      confirm: "Cancel booking",
      suggestions: [
        "The slot is closed for repairs",
        "The driver asked for it",
        "Booked by mistake",
      ],
      send: async (reason: string) => {
        await cancel.mutateAsync({ params, body: { reason, if_refund: refund } });
        onDone();
      },
    });
  return (
    <Button
      variant="secondary"
      size="small"
      wide
      className="text-bad!"
      disabled={cancel.isSuccess}
      pending={preview.isPending}
      onClick={() => preview.mutate({ params }, { onSuccess: askWith })}
    >
      Cancel booking
    </Button>
  );
}
