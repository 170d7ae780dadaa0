import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { PaymentsPage } from "@/components/desk/payments-page";
import { paymentsParsers, paymentsQuery } from "@/components/desk/payments-search";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/desk/api";
import { listPayments } from "@/lib/domain/desk/read/payments";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(paymentsParsers);

export const metadata: Metadata = { title: "Payments" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("admin");
  const query = paymentsQuery(await searchOf(searchParams));
  const state = await prefetch(
    actor,
    firstPageOf(api.listAdminPayments, { query }, (parsed) => listPayments(actor, parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <PaymentsPage />
    </Hydrated>
  );
}
