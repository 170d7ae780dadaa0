import { createLoader, type SearchParams } from "nuqs/server";
import {
  dayZone,
  ownerBookingsParsers,
  ownerBookingsQuery,
} from "@/components/desk/owner-bookings-search";
import { myLots } from "@/hooks/queries";
import type { Actor } from "@/lib/core/actor";
import * as api from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { listLots } from "@/lib/domain/booking/read/lots";
import { listLots as lotsOf } from "@/lib/domain/lot/api";
import { answerOf, firstPageOf, type Answer } from "@/lib/server/prefetch";

const searchOf = createLoader(ownerBookingsParsers);

/** What the pages of bookings show first. */
export async function bookingAnswers(
  actor: Actor,
  searchParams: Promise<SearchParams>,
): Promise<Answer[]> {
  const shown = await searchOf(searchParams);
  const mine = answerOf(lotsOf, { query: myLots }, ({ query }) => listLots(actor, query));
  const hasDays = shown.from !== "" || shown.to !== "";
  const query = ownerBookingsQuery(shown, hasDays ? await zoneOfDays(actor, shown.lot) : "UTC");
  return [
    firstPageOf(api.listBookings, { query }, (parsed) => listBookings(actor, parsed.query)),
    mine,
  ];
}

/** The zone that the page's filter of days will find from the same lots. */
async function zoneOfDays(actor: Actor, lot: string): Promise<string> {
  const mine = await listLots(actor, { mine: true, page_size: 100 });
  return dayZone(mine, lot, actor.timezone).timezone;
}
