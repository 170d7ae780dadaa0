"use client";
import type { ReactNode } from "react";
import { driverName } from "@/components/booking/driver-name";
import { StatusBadge } from "@/components/booking/status-badge";
import { methodNames } from "@/components/payment/payment-names";
import { priceText, settlementOf } from "@/components/payment/settlement";
import { PlateChip } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useReaderZone } from "@/hooks/use-actor";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { bookingTime } from "./booking-time";

interface OpenProps {
  /** Opens a booking in a dialog. */
  onOpen?: (id: string) => void;
  /** The address before the booking's id, where it has a page of its own. */
  page?: string;
}
interface BookingsProps extends OpenProps {
  bookings: readonly Booking[];
}

/** What opens a booking: a link to its page, or a button. */
function Opener({
  id,
  page,
  onOpen,
  ...rest
}: OpenProps & { id: string; className: string; children: ReactNode }) {
  if (page) return <Link href={`${page}/${id}`} {...rest} />;
  return <button type="button" onClick={() => onOpen?.(id)} {...rest} />;
}

export function BookingTable({ bookings, ...opener }: BookingsProps) {
  const readerZone = useReaderZone();
  return (
    <Table label="Bookings">
      <thead>
        <tr>
          <Th>Booking</Th>
          <Th>Slot</Th>
          <Th>Vehicle</Th>
          <Th>Time</Th>
          <Th className="text-right">Amount</Th>
          <Th>Status</Th>
        </tr>
      </thead>
      <tbody>
        {bookings.map((booking) => (
          <Tr key={booking.id} className="relative cursor-pointer hover:bg-sunk/50">
            <Td>
              <Opener
                id={booking.id}
                {...opener}
                className="text-left font-[620] after:absolute after:inset-0 after:content-['']"
              >
                #{booking.number}
              </Opener>
              <p className="text-sm text-muted">{driverName(booking)}</p>
            </Td>
            <Td>
              <span className="font-mono text-[13.5px] font-[640]">{booking.slot.code}</span>
              <p className="text-sm text-muted">{booking.lot.name}</p>
            </Td>
            <Td>{booking.vehicle_number && <PlateChip number={booking.vehicle_number} />}</Td>
            <Td className="whitespace-nowrap first-letter:uppercase">
              {bookingTime(booking, readerZone)}
            </Td>
            <Td className="text-right whitespace-nowrap">
              <span className="font-[620]">{formatDecimal(booking.amount, booking.currency)}</span>
              <p className="text-sm text-muted">{paymentNote(booking)}</p>
            </Td>
            <Td>
              <StatusBadge status={booking.status} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What became of the money of a booking that ended early; else how it is paid. */
function paymentNote(booking: Booking): string | null {
  const { payment_method: method } = booking;
  if (settlementOf(booking)) return priceText(booking);
  return method && methodNames[method];
}

const card =
  "grid w-full gap-1.5 rounded-card border border-line bg-card p-4 text-left shadow-card";

export function BookingCards({ bookings, ...opener }: BookingsProps) {
  const readerZone = useReaderZone();
  return (
    <ul className="grid gap-3">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <Opener id={booking.id} {...opener} className={card}>
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate font-[620]">
                <span className="font-mono text-[14px]">{booking.slot.code}</span> ·{" "}
                {booking.vehicle_number ?? driverName(booking)}
              </span>
              <StatusBadge status={booking.status} />
            </span>
            <span className="text-sm text-muted first-letter:uppercase">
              {bookingTime(booking, readerZone)} · {priceText(booking)}
            </span>
            <span className="text-sm text-muted">
              #{booking.number} · <bdi>{driverName(booking)}</bdi> · <bdi>{booking.lot.name}</bdi>
            </span>
          </Opener>
        </li>
      ))}
    </ul>
  );
}
