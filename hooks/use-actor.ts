"use client";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Actor } from "@/lib/core/actor";
import { canonicalZone } from "@/lib/core/time-zones";
import { DEFAULT_ZONE } from "./reader-zone";

export const ActorContext = createContext<Actor | null>(null);

/** The signed-in person; null for a guest. */
export const useViewer = (): Actor | null => useContext(ActorContext);

export function useActor(): Actor {
  const actor = useViewer();
  if (!actor) throw new Error("useActor needs a signed-in page around it.");
  return actor;
}

const neverChanges = () => () => undefined;
/** Read once, because every render asks for it. */
let browserZone: string | null = null;
const zoneOfBrowser = () =>
  (browserZone ??= canonicalZone(Intl.DateTimeFormat().resolvedOptions().timeZone));

/** The zone of this device, by its canonical name; null until the browser's is known. */
export const useDeviceZone = (): string | null =>
  useSyncExternalStore(neverChanges, zoneOfBrowser, () => null);

/** The zone of whoever reads the page: the person's, or that of a guest's browser. */
export function useReaderZone(): string {
  const viewer = useViewer();
  const zone = useDeviceZone();
  return viewer?.timezone ?? zone ?? DEFAULT_ZONE;
}
