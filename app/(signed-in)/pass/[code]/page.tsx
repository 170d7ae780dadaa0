import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PassPage } from "@/components/booking/pass-page";
import { Hydrated } from "@/components/hydrated";
import { requireUser } from "@/lib/auth/session";
import * as api from "@/lib/domain/booking/api";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { bookingOfPass } from "@/lib/domain/booking/read/pass-code";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Pass" };

/** Where the QR code of a pass leads: staff see whether it is valid, its driver the booking. */
export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireUser();
  const id = bookingOfPass((await params).code);
  if (!id) notFound();
  if (actor.role === "driver") redirect(`/bookings/${id}`);
  const state = await prefetch(
    actor,
    answerOf(api.getBooking, { params: { id } }, () => getBooking(actor, id)),
  );
  return (
    <Hydrated state={state}>
      <PassPage id={id} />
    </Hydrated>
  );
}
