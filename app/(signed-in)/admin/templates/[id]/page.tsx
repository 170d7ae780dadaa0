import type { Metadata } from "next";
import { Hydrated } from "@/components/hydrated";
import { TemplatePage } from "@/components/template/template-page";
import { draftOf } from "@/components/template/draft";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/template/api";
import { preview } from "@/lib/domain/template/read/preview";
import { getTemplate } from "@/lib/domain/template/read/templates";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Template" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("admin");
  const { id } = await params;
  const template = await getTemplate(id).catch(() => null);
  const state = await prefetch(
    actor,
    answerOf(api.getTemplate, { params: { id } }, () => template ?? getTemplate(id)),
    ...(template
      ? [
          answerOf(api.previewTemplate, { params: { id }, body: draftOf(template) }, ({ body }) =>
            preview(id, body),
          ),
        ]
      : []),
  );
  return (
    <Hydrated state={state}>
      <TemplatePage id={id} />
    </Hydrated>
  );
}
