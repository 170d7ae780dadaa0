"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { isolate } from "@/components/ui/isolate";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useCancelBooking, useCancelPreview } from "@/hooks/use-booking";
import { useCountdown } from "@/hooks/use-countdown";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";

export function CancelButton({ booking }: { booking: Booking }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" wide onClick={() => setOpen(true)}>
        Cancel booking
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Cancel this booking?"
        description={`${isolate(booking.lot.name)}, Slot ${booking.slot.code} · #${booking.number}`}
      >
        <CancelQuestion booking={booking} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** Shows the refund before the driver confirms. */
function CancelQuestion({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const preview = useCancelPreview(booking.id);
  const cancel = useCancelBooking();
  const { refetch } = preview;
  const isFree = useCountdown(booking.policy.free_cancel_until) > 0;
  const isAhead = useCountdown(booking.start_time) > 0;
  useEffect(() => {
    void refetch();
  }, [refetch, isFree, isAhead]);
  function confirm() {
    const body = { if_refund: preview.data?.refund };
    cancel.mutate(
      { params: { id: booking.id }, body },
      { onSuccess: onDone, onError: () => void refetch() },
    );
  }
  return (
    <div className="grid gap-4">
      <QueryState query={preview} skeleton={<Skeleton className="h-[104px]" />}>
        {({ refund, currency, text }) => (
          <div role="status" className="rounded-control bg-sunk px-4 py-3.5">
            <p className="text-sm text-muted">Your refund</p>
            <p className="text-figure">{formatDecimal(refund, currency)}</p>
            <p className="mt-1 text-sm text-muted">{text}</p>
          </div>
        )}
      </QueryState>
      <FormError>{cancel.error?.problem.detail}</FormError>
      <div className="grid grid-cols-2 gap-2.5">
        <Button variant="secondary" onClick={onDone}>
          Keep booking
        </Button>
        <Button
          variant="danger"
          pending={cancel.isPending || cancel.isSuccess}
          disabled={!preview.data}
          onClick={confirm}
        >
          Cancel booking
        </Button>
      </div>
    </div>
  );
}
