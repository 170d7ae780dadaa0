import type { Metadata } from "next";
import { ReceiptPage } from "@/components/booking/receipt-page";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/booking/api";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Receipt" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("driver");
  const { id } = await params;
  const state = await prefetch(
    actor,
    answerOf(api.getBooking, { params: { id } }, () => getBooking(actor, id)),
  );
  return (
    <Hydrated state={state}>
      <ReceiptPage id={id} />
    </Hydrated>
  );
}
