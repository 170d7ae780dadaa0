"use client";
import { useEffect } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useActor } from "./use-actor";

/** Keeps what is typed into a form for this tab. The returned function forgets it. */
export function useKeptDraft<Values extends FieldValues, Sent>(
  name: string,
  { reset, watch, getValues }: UseFormReturn<Values, unknown, Sent>,
): () => void {
  const key = `parkmate:draft:${useActor().id}:${name}`;
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept)
      reset({ ...getValues(), ...(JSON.parse(kept) as Values) }, { keepDefaultValues: true });
    const { unsubscribe } = watch((values) => sessionStorage.setItem(key, JSON.stringify(values)));
    return unsubscribe;
  }, [key, reset, watch, getValues]);
  return () => sessionStorage.removeItem(key);
}
