import type { Metadata } from "next";
import { Hydrated } from "@/components/hydrated";
import { LotsPage } from "@/components/lot-editor/lots-page";
import { myLots } from "@/hooks/queries";
import { requireRole } from "@/lib/auth/session";
import { listLots } from "@/lib/domain/booking/read/lots";
import * as api from "@/lib/domain/lot/api";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Lots" };

export default async function Page() {
  const actor = await requireRole("owner", "admin");
  const state = await prefetch(
    actor,
    answerOf(api.listLots, { query: myLots }, (parsed) => listLots(actor, parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <LotsPage />
    </Hydrated>
  );
}
