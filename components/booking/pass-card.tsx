"use client";
import { useState } from "react";
import { Maximize2 } from "lucide-react";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { isolate } from "@/components/ui/isolate";
import type { Booking } from "@/lib/domain/booking/schema";
import { QrCode } from "./qr-code";

/** The QR code to show at the gate; a press makes it large. It stays on white in the dark theme. */
export function PassCard({ booking }: { booking: Booking }) {
  const [isLarge, setIsLarge] = useState(false);
  return (
    <Card className="p-2">
      <button
        type="button"
        onClick={() => setIsLarge(true)}
        className="flex w-full items-center gap-4 rounded-control p-3 text-left hover:bg-sunk"
      >
        <PassCode booking={booking} className="size-24 shrink-0" />
        <span className="min-w-0 flex-1">
          <span className="block text-h2">Your pass</span>
          <span className="mt-1 block text-sm text-muted">
            Show it at the gate, or say your plate.
          </span>
        </span>
        <Maximize2 size={18} aria-hidden className="mr-1 shrink-0 text-muted" />
      </button>
      <Dialog
        open={isLarge}
        onOpenChange={setIsLarge}
        title={`Pass for #${booking.number}`}
        description={`${isolate(booking.lot.name)}, Slot ${booking.slot.code}`}
      >
        <div className="grid justify-items-center gap-3">
          <PassCode booking={booking} className="w-full max-w-80" />
          <p className="font-mono text-lg font-[620]">{booking.vehicle_number}</p>
        </div>
      </Dialog>
    </Card>
  );
}

const PassCode = ({ booking, className }: { booking: Booking; className: string }) => (
  <QrCode
    src={`/api/bookings/${booking.id}/pass.svg/`}
    alt={`QR code of booking ${booking.number}`}
    className={className}
  />
);
