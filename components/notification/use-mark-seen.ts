"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useMarkSeen } from "@/hooks/use-notification";
import type { Notification } from "@/lib/domain/notification/schema";

/** Tells the server how far the list was looked at, once for each newest row. */
export function useMarkSeenUpTo(rows: readonly Notification[]): void {
  const { mutate } = useMarkSeen();
  const told = useRef(0);
  const newest = rows.reduce(
    (most, row) => (row.seen_at === null ? Math.max(most, row.seq) : most),
    0,
  );
  const tell = useEffectEvent(() => {
    told.current = newest;
    mutate({ body: { up_to_seq: newest } });
  });
  useEffect(() => {
    if (newest > told.current) tell();
  }, [newest]);
}
