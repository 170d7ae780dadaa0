import type { Metadata } from "next";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { OwnerDashboard } from "@/components/desk/owner-dashboard";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import { prefetch } from "@/lib/server/prefetch";
import { dashboardAnswers } from "./dashboard-answers";

const searchOf = createLoader({ lot: parseAsString });

export const metadata: Metadata = { title: "Today" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("owner", "admin");
  const { lot } = await searchOf(searchParams);
  const state = await prefetch(actor, ...(await dashboardAnswers(actor, lot)));
  return (
    <Hydrated state={state}>
      <OwnerDashboard />
    </Hydrated>
  );
}
