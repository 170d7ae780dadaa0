"use client";
import { useEffect } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useActor } from "./use-actor";

/** Keeps what is changed in a form for this tab. The returned function forgets it. */
export function useKeptDraft<Values extends FieldValues, Sent>(
  name: string,
  { control, setValue, watch }: UseFormReturn<Values, unknown, Sent>,
): () => void {
  const key = `parkmate:draft:${useActor().id}:${name}`;
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    for (const [field, value] of Object.entries(JSON.parse(kept ?? "{}") as Values))
      setValue(field as never, value as never, { shouldDirty: true });
    const { unsubscribe } = watch((values) => {
      // Only what differs from what is stored: the rest may be changed elsewhere meanwhile.
      const changed = Object.entries(values).filter(
        ([field, value]) => !isSame(value, control._defaultValues[field]),
      );
      if (changed.length > 0)
        sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(changed)));
      else sessionStorage.removeItem(key);
    });
    return unsubscribe;
  }, [key, control, setValue, watch]);
  return () => sessionStorage.removeItem(key);
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
