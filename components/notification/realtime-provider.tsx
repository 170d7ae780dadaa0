"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { openLive } from "@/hooks/realtime/client";

/** Holds the tab's one socket while somebody is signed in. It stays open from page to page. */
export function RealtimeProvider({ userId }: { userId: string | null }) {
  const queries = useQueryClient();
  useEffect(() => (userId ? openLive(userId, queries) : undefined), [userId, queries]);
  return null;
}
