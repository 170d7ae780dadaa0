"use client";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { useBooking } from "@/hooks/use-booking";
import { BookingView } from "./booking-view";
import { BackLink, TextLink } from "./detail-frame";

/** A booking as an administrator sees it, with its driver, lot and payment. */
export function AdminBookingPage({ id }: { id: string }) {
  const { data: booking } = useBooking(id);
  return (
    <>
      <BackLink href="/admin/bookings">Bookings</BackLink>
      <PageTitle>{booking ? `Booking #${booking.number}` : "Booking"}</PageTitle>
      <div className="mt-5 grid max-w-[640px] gap-4">
        <Card className="p-5">
          <BookingView id={id} />
        </Card>
        {booking && (
          <p className="flex flex-wrap gap-x-5 gap-y-2">
            <TextLink href={`/admin/users/${booking.driver.id}`}>
              <bdi>{booking.driver.first_name}</bdi>&rsquo;s account
            </TextLink>
            <TextLink href={`/admin/lots/${booking.lot.id}`}>{booking.lot.name}</TextLink>
            {booking.payment && (
              <TextLink href={`/admin/payments/${booking.payment.id}`}>Payment</TextLink>
            )}
          </p>
        )}
      </div>
    </>
  );
}
