"use client";
import { createContext, useContext } from "react";
import type { Actor } from "@/lib/core/actor";

export const ActorContext = createContext<Actor | null>(null);

export function useActor(): Actor {
  const actor = useContext(ActorContext);
  if (!actor) throw new Error("useActor needs a signed-in page around it.");
  return actor;
}
