"use client";
import { ReasonHost } from "@/components/decision/reason-host";
import { Sheet } from "@/components/ui/dialog";
import { BookingView } from "./booking-view";

/** A booking in a dialog, with the decisions that are open. */
export function BookingDialog({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Sheet
      open={id !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Booking"
    >
      <ReasonHost>{id && <BookingView id={id} onDone={onClose} />}</ReasonHost>
    </Sheet>
  );
}
