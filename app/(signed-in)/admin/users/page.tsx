import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { AccountsPage } from "@/components/desk/accounts-page";
import { accountsParsers, accountsQuery } from "@/components/desk/accounts-search";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/desk/api";
import { listAccounts } from "@/lib/domain/desk/read/accounts";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(accountsParsers);

export const metadata: Metadata = { title: "People" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("admin");
  const query = accountsQuery(await searchOf(searchParams));
  const state = await prefetch(
    actor,
    firstPageOf(api.listAccounts, { query }, (parsed) => listAccounts(parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <AccountsPage />
    </Hydrated>
  );
}
