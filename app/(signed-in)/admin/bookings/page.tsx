import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { OwnerBookingsPage } from "@/components/desk/owner-bookings-page";
import { ownerBookingsParsers, ownerBookingsQuery } from "@/components/desk/owner-bookings-search";
import { Hydrated } from "@/components/hydrated";
import { myLots } from "@/hooks/queries";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { listLots } from "@/lib/domain/booking/read/lots";
import { listLots as lotsOf } from "@/lib/domain/lot/api";
import { answerOf, firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(ownerBookingsParsers);

export const metadata: Metadata = { title: "Bookings" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("admin");
  const query = ownerBookingsQuery(await searchOf(searchParams), actor.timezone);
  const state = await prefetch(
    actor,
    firstPageOf(api.listBookings, { query }, (parsed) => listBookings(actor, parsed.query)),
    answerOf(lotsOf, { query: myLots }, (parsed) => listLots(actor, parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <OwnerBookingsPage page="/admin/bookings" />
    </Hydrated>
  );
}
