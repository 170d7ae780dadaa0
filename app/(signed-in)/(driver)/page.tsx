import type { Metadata } from "next";
import { HomePage } from "@/components/booking/home-page";
import { Hydrated } from "@/components/hydrated";
import { openBookings, recentBookings, type BookingFilters } from "@/hooks/queries";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Now" };

export default async function Page() {
  const actor = await requireRole("driver");
  const bookings = (query: BookingFilters) =>
    answerOf(api.listBookings, { query }, (parsed) => listBookings(actor, parsed.query));
  const state = await prefetch(actor, bookings(openBookings), bookings(recentBookings));
  return (
    <Hydrated state={state}>
      <HomePage name={actor.name} timezone={actor.timezone} />
    </Hydrated>
  );
}
