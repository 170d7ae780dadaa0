import type { Metadata } from "next";
import { ShiftPage } from "@/components/desk/shift-page";
import { Hydrated } from "@/components/hydrated";
import { shiftBookings } from "@/hooks/queries";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "My shift" };

export default async function Page() {
  const actor = await requireRole("staff", "owner", "admin");
  const state = await prefetch(
    actor,
    answerOf(api.listBookings, { query: shiftBookings }, ({ query }) => listBookings(actor, query)),
  );
  return (
    <Hydrated state={state}>
      <ShiftPage />
    </Hydrated>
  );
}
