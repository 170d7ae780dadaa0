import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { Hydrated } from "@/components/hydrated";
import { findParsers, lotsQuery } from "@/components/lot/find-filters";
import { FindPage } from "@/components/lot/find-page";
import { DEFAULT_ZONE } from "@/hooks/reader-zone";
import { currentActor } from "@/lib/auth/session";
import { env } from "@/lib/core/env";
import { listLots } from "@/lib/domain/booking/read/lots";
import * as api from "@/lib/domain/lot/api";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(findParsers);

export const metadata: Metadata = {
  title: "Find a slot",
  description: "Parking lots with their prices and the slots that are free at your time.",
  robots: { index: true, follow: true },
};

/** Needs no account. */
export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await currentActor();
  const query = lotsQuery(await searchOf(searchParams), actor?.timezone ?? DEFAULT_ZONE);
  const state = await prefetch(
    actor,
    firstPageOf(api.listLots, { query }, (parsed) => listLots(actor, parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <FindPage mapStyleUrl={env().MAP_STYLE_URL ?? null} />
    </Hydrated>
  );
}
