import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { DeliveriesPage } from "@/components/channel/deliveries-page";
import { deliveriesParsers, deliveriesQuery } from "@/components/channel/deliveries-search";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/channel/api";
import { listChannels } from "@/lib/domain/channel/read/channel-health";
import { listDeliveries } from "@/lib/domain/channel/read/deliveries";
import { answerOf, firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(deliveriesParsers);

export const metadata: Metadata = { title: "Deliveries" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("admin");
  const query = deliveriesQuery(await searchOf(searchParams));
  const state = await prefetch(
    actor,
    firstPageOf(api.listDeliveries, { query }, (parsed) => listDeliveries(parsed.query)),
    answerOf(api.listChannels, {}, () => listChannels()),
  );
  return (
    <Hydrated state={state}>
      <DeliveriesPage />
    </Hydrated>
  );
}
