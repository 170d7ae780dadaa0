"use client";
import { useEffect, useState } from "react";
import type { Draft } from "@/hooks/use-template";
import { useUnloadWarning } from "@/hooks/use-unload-warning";
import type { Template } from "@/lib/domain/template/schema";
import { draftOf, isSame } from "./draft";

/** Unsaved drafts by template id, kept in memory across navigations. */
const unsaved = new Map<string, Draft>();

/** The form's text. Navigating away keeps it; closing the tab with unsaved changes asks first. */
export function useTemplateDraft(template: Template) {
  const [draft, setDraft] = useState(() => unsaved.get(template.id) ?? draftOf(template));
  const dirty = !isSame(draft, template);
  useEffect(() => {
    if (dirty) unsaved.set(template.id, draft);
    else unsaved.delete(template.id);
  }, [template.id, draft, dirty]);
  useUnloadWarning(dirty);
  return { draft, setDraft, dirty };
}
