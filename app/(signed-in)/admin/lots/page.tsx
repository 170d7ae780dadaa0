import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { AdminLotsPage } from "@/components/desk/admin-lots-page";
import { lotsParsers, lotsQuery } from "@/components/desk/admin-lots-search";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import { listLots } from "@/lib/domain/booking/read/lots";
import * as api from "@/lib/domain/lot/api";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(lotsParsers);

export const metadata: Metadata = { title: "Lots" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("admin");
  const query = lotsQuery(await searchOf(searchParams));
  const state = await prefetch(
    actor,
    firstPageOf(api.listLots, { query }, (parsed) => listLots(actor, parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <AdminLotsPage />
    </Hydrated>
  );
}
