"use client";
import { useEffect, useState } from "react";
import type { Draft } from "@/hooks/use-template";
import { useUnloadWarning } from "@/hooks/use-unload-warning";
import type { Template } from "@/lib/domain/template/schema";
import { isSame } from "./draft";
import { isOvertaken, startOf, type Started } from "./started-draft";

/** Unsaved drafts by template id, kept in memory across navigations. */
const unsaved = new Map<string, Started>();

/**
 * The form's text and the version that it began from. Navigating away keeps it; closing the tab
 * with unsaved changes asks first. `overtaken` tells that other words were saved meanwhile.
 */
export function useTemplateDraft(template: Template) {
  const [started, setStarted] = useState(() => unsaved.get(template.id) ?? startOf(template));
  const { draft, base } = started;
  const dirty = !isSame(draft, base);
  if (!dirty && template.version > base.version) setStarted(startOf(template));
  useEffect(() => {
    if (dirty) unsaved.set(template.id, started);
    else unsaved.delete(template.id);
  }, [template.id, started, dirty]);
  useUnloadWarning(dirty);
  return {
    draft,
    dirty,
    /** What the words of the draft change. */
    version: isSame(base, template) ? template.version : base.version,
    overtaken: dirty && isOvertaken(base, template),
    setDraft: (next: Draft) => setStarted({ draft: next, base }),
    /** Takes the words that are stored, without or with the draft in their place. */
    adopt: (stored: Template, kept?: Draft) =>
      setStarted({ ...startOf(stored), ...(kept && { draft: kept }) }),
  };
}
