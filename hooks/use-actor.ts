"use client";
import { createContext, useContext } from "react";
import type { Actor } from "@/lib/core/actor";
import { useDeviceZone } from "./device-zone";
import { DEFAULT_ZONE } from "./reader-zone";

export const ActorContext = createContext<Actor | null>(null);

/** The signed-in person; null for a guest. */
export const useViewer = (): Actor | null => useContext(ActorContext);

export function useActor(): Actor {
  const actor = useViewer();
  if (!actor) throw new Error("useActor needs a signed-in page around it.");
  return actor;
}

/** The zone of whoever reads the page: the person's, or that of a guest's browser. */
export function useReaderZone(): string {
  const viewer = useViewer();
  const zone = useDeviceZone();
  return viewer?.timezone ?? zone ?? DEFAULT_ZONE;
}
