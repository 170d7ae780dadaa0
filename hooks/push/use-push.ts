"use client";
import { useSyncExternalStore } from "react";
import { useActor } from "../use-actor";
import { isPushOn, onChoice } from "./choice";

/** Whether pushes are on in this browser; null during server rendering. */
export function usePushOn(): boolean | null {
  const { id } = useActor();
  return useSyncExternalStore<boolean | null>(
    onChoice,
    () => isPushOn(id),
    () => null,
  );
}
