import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { BookingsPage } from "@/components/booking/bookings-page";
import { bookingsParsers, bookingsQuery } from "@/components/booking/bookings-search";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(bookingsParsers);

export const metadata: Metadata = { title: "Bookings" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("driver");
  const query = bookingsQuery(await searchOf(searchParams));
  const state = await prefetch(
    actor,
    firstPageOf(api.listBookings, { query }, (parsed) => listBookings(actor, parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <BookingsPage />
    </Hydrated>
  );
}
