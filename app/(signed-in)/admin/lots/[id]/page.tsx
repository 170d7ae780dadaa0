import type { Metadata } from "next";
import { AdminLotPage } from "@/components/desk/admin-lot-page";
import { Hydrated } from "@/components/hydrated";
import { newBookingsOf } from "@/hooks/queries";
import { requireRole } from "@/lib/auth/session";
import { listBookings as bookingsOf } from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { getLot } from "@/lib/domain/booking/read/lots";
import { listSlots } from "@/lib/domain/booking/read/slots";
import { getOwnerDashboard as dashboardOf } from "@/lib/domain/desk/api";
import { getDashboard } from "@/lib/domain/desk/read/dashboard";
import * as api from "@/lib/domain/lot/api";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Lot" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("admin");
  const { id } = await params;
  const state = await prefetch(
    actor,
    answerOf(api.getLot, { params: { id } }, (parsed) => getLot(parsed.params.id)),
    answerOf(api.listSlots, { params: { id }, query: {} }, (parsed) =>
      listSlots(actor, id, parsed.query),
    ),
    answerOf(dashboardOf, { query: { lot: id } }, () => getDashboard(actor, id)),
    answerOf(bookingsOf, { query: newBookingsOf(id) }, (parsed) =>
      listBookings(actor, parsed.query),
    ),
  );
  return (
    <Hydrated state={state}>
      <AdminLotPage id={id} />
    </Hydrated>
  );
}
