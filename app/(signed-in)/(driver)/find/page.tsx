import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { Hydrated } from "@/components/hydrated";
import { findParsers, lotsQuery } from "@/components/lot/find-filters";
import { FindPage } from "@/components/lot/find-page";
import { requireRole } from "@/lib/auth/session";
import { listLots } from "@/lib/domain/booking/read/lots";
import * as api from "@/lib/domain/lot/api";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(findParsers);

export const metadata: Metadata = { title: "Find a slot" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("driver");
  const query = lotsQuery(await searchOf(searchParams), actor.timezone);
  const state = await prefetch(
    actor,
    firstPageOf(api.listLots, { query }, (parsed) => listLots(actor, parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <FindPage timezone={actor.timezone} />
    </Hydrated>
  );
}
