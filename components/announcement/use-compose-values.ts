"use client";
import { useState } from "react";
import { useUnloadWarning } from "@/hooks/use-unload-warning";
import { emptyValues, hasText, type ComposeValues } from "./compose-values";

/** Unsent values, kept in memory across navigations. */
const unsent = { values: emptyValues };

/** The form's values. Navigating away keeps them; closing the tab with unsent text asks first. */
export function useComposeValues(): [ComposeValues, (values: ComposeValues) => void] {
  const [values, setState] = useState(() => unsent.values);
  useUnloadWarning(hasText(values));
  const setValues = (next: ComposeValues) => {
    unsent.values = next;
    setState(next);
  };
  return [values, setValues];
}
