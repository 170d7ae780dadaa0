import type { Metadata } from "next";
import { PaymentPage } from "@/components/desk/payment-page";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/desk/api";
import { getPayment } from "@/lib/domain/desk/read/payments";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Payment" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("admin");
  const { id } = await params;
  const state = await prefetch(
    actor,
    answerOf(api.getPayment, { params: { id } }, (parsed) => getPayment(actor, parsed.params.id)),
  );
  return (
    <Hydrated state={state}>
      <PaymentPage id={id} />
    </Hydrated>
  );
}
