"use client";
import { useEffect, useState } from "react";
import type { Draft } from "@/hooks/use-template";
import type { Template } from "@/lib/domain/template/schema";
import { useUnloadWarning } from "@/hooks/use-unload-warning";

/** Words that somebody left unsaved, by template: they are still there when they come back. */
const kept = new Map<string, Draft>();

export const wordsOf = ({ subject_template, body_template }: Draft): Draft => ({
  subject_template,
  body_template,
});
export const isSame = (a: Draft, b: Draft) =>
  a.subject_template === b.subject_template && a.body_template === b.body_template;

/** The words in the form. Walking away keeps them; closing the tab with them unsaved asks first. */
export function useDraft(template: Template) {
  const [draft, setDraft] = useState(() => kept.get(template.id) ?? wordsOf(template));
  const dirty = !isSame(draft, template);
  useEffect(() => {
    if (dirty) kept.set(template.id, draft);
    else kept.delete(template.id);
  }, [template.id, draft, dirty]);
  useUnloadWarning(dirty);
  return { draft, setDraft, dirty };
}
