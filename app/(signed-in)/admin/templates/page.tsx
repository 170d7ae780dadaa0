import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { Hydrated } from "@/components/hydrated";
import { TemplatesPage } from "@/components/template/templates-page";
import { templatesParsers, templatesQuery } from "@/components/template/templates-search";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/template/api";
import { listTemplates } from "@/lib/domain/template/read/templates";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(templatesParsers);

export const metadata: Metadata = { title: "Templates" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("admin");
  const query = templatesQuery(await searchOf(searchParams));
  const state = await prefetch(
    actor,
    firstPageOf(api.listTemplates, { query }, (parsed) => listTemplates(parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <TemplatesPage />
    </Hydrated>
  );
}
