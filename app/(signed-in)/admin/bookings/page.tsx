import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { OwnerBookingsPage } from "@/components/desk/owner-bookings-page";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import { prefetch } from "@/lib/server/prefetch";
import { bookingAnswers } from "../../owner/bookings/booking-answers";

export const metadata: Metadata = { title: "Bookings" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("admin");
  const state = await prefetch(actor, ...(await bookingAnswers(actor, searchParams)));
  return (
    <Hydrated state={state}>
      <OwnerBookingsPage page="/admin/bookings" />
    </Hydrated>
  );
}
