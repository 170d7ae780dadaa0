"use client";
import { useQueryClient } from "@tanstack/react-query";
import { MINUTE_MS } from "@/lib/core/duration";
import {
  getTemplate,
  listTemplates,
  previewTemplate,
  putTemplate,
  resetTemplate,
} from "@/lib/domain/template/client";
import type { Input } from "@/lib/http/endpoint";
import { invalidateTags } from "./realtime/invalidate-soon";
import { useCommand, useEndpoint, useEndpointPages } from "./query";

export type TemplateFilters = NonNullable<Input<typeof listTemplates>["query"]>;
export interface Draft {
  subject_template: string;
  body_template: string;
}
const inline = { meta: { inline: true } };

export const useTemplates = (query: TemplateFilters) => useEndpointPages(listTemplates, { query });
export const useTemplate = (id: string) => useEndpoint(getTemplate, { params: { id } });
/** A draft rendered with sample data; keeps the previous preview while loading. */
export const usePreview = (id: string, body: Draft) =>
  useEndpoint(previewTemplate, { params: { id }, body }, { keepPrevious: true, gcTime: MINUTE_MS });
/** A refusal may say that the template has changed, which the form then shows. */
export function useSaveTemplate() {
  const client = useQueryClient();
  return useCommand(putTemplate, {
    ...inline,
    onError: () => invalidateTags(client, [putTemplate.tag]),
  });
}
export const useSwitchTemplate = () => useCommand(putTemplate);
export const useResetTemplate = () => useCommand(resetTemplate);
