import type { Metadata } from "next";
import { AdminBookingPage } from "@/components/desk/admin-booking-page";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/booking/api";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Booking" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("admin");
  const { id } = await params;
  const state = await prefetch(
    actor,
    answerOf(api.getBooking, { params: { id } }, (parsed) => getBooking(actor, parsed.params.id)),
  );
  return (
    <Hydrated state={state}>
      <AdminBookingPage id={id} />
    </Hydrated>
  );
}
