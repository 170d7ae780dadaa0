"use client";
import { useState } from "react";
import { useUnloadWarning } from "@/hooks/use-unload-warning";
import { empty, hasWords, type Values } from "./values";

/** What somebody typed and did not send: it is still there when they come back. */
const kept = { values: empty };

/** What stands in the form. Walking away keeps it; closing the tab with unsent words asks first. */
export function useValues(): [Values, (values: Values) => void] {
  const [values, show] = useState(() => kept.values);
  useUnloadWarning(hasWords(values));
  const setValues = (next: Values) => {
    kept.values = next;
    show(next);
  };
  return [values, setValues];
}
