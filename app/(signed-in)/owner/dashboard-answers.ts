import { lotShown } from "@/components/desk/lot-shown";
import { myLots, newBookingsOf, waitingBookings, type BookingFilters } from "@/hooks/queries";
import type { Actor } from "@/lib/core/actor";
import { listBookings as bookingsOf } from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { listLots } from "@/lib/domain/booking/read/lots";
import { listSlots } from "@/lib/domain/booking/read/slots";
import { getOwnerDashboard } from "@/lib/domain/desk/api";
import { getDashboard } from "@/lib/domain/desk/read/dashboard";
import { listLots as lotsOf, listSlots as slotsOf } from "@/lib/domain/lot/api";
import { answerOf, type Answer } from "@/lib/server/prefetch";

/** What the owner's day shows first, for the lot that the URL names or the first one. */
export async function dashboardAnswers(actor: Actor, chosen: string | null): Promise<Answer[]> {
  const mine = await listLots(actor, { mine: true, page_size: 100 });
  const bookings = (query: BookingFilters) =>
    answerOf(bookingsOf, { query }, (parsed) => listBookings(actor, parsed.query));
  const lot = lotShown(mine.results, chosen);
  const answers = [answerOf(lotsOf, { query: myLots }, () => mine), bookings(waitingBookings)];
  if (!lot) return answers;
  return [
    ...answers,
    answerOf(getOwnerDashboard, { query: { lot: lot.id } }, () => getDashboard(actor, lot.id)),
    answerOf(slotsOf, { params: { id: lot.id }, query: {} }, (parsed) =>
      listSlots(actor, lot.id, parsed.query),
    ),
    bookings(newBookingsOf(lot.id)),
  ];
}
