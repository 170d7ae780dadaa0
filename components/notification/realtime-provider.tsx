"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { listenToOtherTabs } from "@/hooks/tab-channel";
import { listenToWorker } from "@/hooks/worker-messages";
import { ActorContext } from "@/hooks/use-actor";
import type { Actor } from "@/lib/core/actor";
import { setDesktopNavigation } from "./desktop-notification";
import { openWhenLoaded } from "./open-when-loaded";

/** Keeps the tab's socket open while somebody is signed in, across navigations. */
export function RealtimeProvider({ actor, children }: { actor: Actor; children: ReactNode }) {
  const queries = useQueryClient();
  const router = useRouter();
  const userId = actor.id;
  useEffect(() => openWhenLoaded(userId, queries), [userId, queries]);
  useEffect(() => listenToOtherTabs(queries), [queries]);
  useEffect(() => {
    const open = (path: string) => router.push(path);
    setDesktopNavigation(open);
    return listenToWorker(open);
  }, [router]);
  return <ActorContext value={actor}>{children}</ActorContext>;
}
