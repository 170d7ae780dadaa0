"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { openLive } from "@/hooks/realtime/client";
import { listenToTabs } from "@/hooks/other-tabs";
import { ActorContext } from "@/hooks/use-actor";
import type { Actor } from "@/lib/core/actor";
import { opensWith } from "./desktop";

/** Holds the tab's one socket while somebody is signed in. It stays open from page to page. */
export function RealtimeProvider({
  actor,
  children,
}: {
  actor: Actor | null;
  children: ReactNode;
}) {
  const queries = useQueryClient();
  const router = useRouter();
  const userId = actor?.id;
  useEffect(() => (userId ? openLive(userId, queries) : undefined), [userId, queries]);
  useEffect(() => (userId ? listenToTabs(queries) : undefined), [userId, queries]);
  useEffect(() => opensWith((path) => router.push(path)), [router]);
  return <ActorContext value={actor}>{children}</ActorContext>;
}
