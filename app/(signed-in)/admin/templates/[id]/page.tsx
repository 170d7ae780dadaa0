import type { Metadata } from "next";
import { Hydrated } from "@/components/hydrated";
import { TemplatePage } from "@/components/template/template-page";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/template/api";
import { getTemplate } from "@/lib/domain/template/read/templates";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Template" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("admin");
  const { id } = await params;
  const state = await prefetch(
    actor,
    answerOf(api.getTemplate, { params: { id } }, () => getTemplate(id)),
  );
  return (
    <Hydrated state={state}>
      <TemplatePage id={id} />
    </Hydrated>
  );
}
