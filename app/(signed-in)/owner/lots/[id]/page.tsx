import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Hydrated } from "@/components/hydrated";
import { LotEditorPage } from "@/components/lot-editor/lot-editor-page";
import { requireRole } from "@/lib/auth/session";
import { env } from "@/lib/core/env";
import { getLot } from "@/lib/domain/booking/read/lots";
import { listSlots } from "@/lib/domain/booking/read/slots";
import * as api from "@/lib/domain/lot/api";
import { isOwnLot } from "@/lib/domain/staff/read";
import { idParams } from "@/lib/http/shapes";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Lot" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("owner", "admin");
  const { id } = await params;
  if (!idParams.safeParse({ id }).success || !(await isOwnLot(actor, id))) notFound();
  const state = await prefetch(
    actor,
    answerOf(api.getLot, { params: { id } }, () => getLot(id)),
    answerOf(api.listSlots, { params: { id }, query: {} }, (parsed) =>
      listSlots(actor, id, parsed.query),
    ),
  );
  return (
    <Hydrated state={state}>
      <LotEditorPage id={id} mapStyleUrl={env().MAP_STYLE_URL ?? null} />
    </Hydrated>
  );
}
