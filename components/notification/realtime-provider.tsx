"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { openLive } from "@/hooks/realtime/client";
import { ActorContext } from "@/hooks/use-actor";
import type { Actor } from "@/lib/core/actor";

/** Holds the tab's one socket while somebody is signed in. It stays open from page to page. */
export function RealtimeProvider({ actor, children }: { actor: Actor | null; children: ReactNode }) {
  const queries = useQueryClient();
  const userId = actor?.id;
  useEffect(() => (userId ? openLive(userId, queries) : undefined), [userId, queries]);
  return <ActorContext value={actor}>{children}</ActorContext>;
}
