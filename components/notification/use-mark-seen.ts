"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useMarkSeen } from "@/hooks/use-notification";
import type { Notification } from "@/lib/domain/notification/schema";

/** Reports the newest displayed row to the server as seen, once for each newest row. */
export function useMarkSeenUpTo(rows: readonly Notification[]): void {
  const { mutate } = useMarkSeen();
  const reported = useRef(0);
  const newest = rows.reduce(
    (most, row) => (row.seen_at === null ? Math.max(most, row.seq) : most),
    0,
  );
  const report = useEffectEvent(() => {
    reported.current = newest;
    mutate({ body: { up_to_seq: newest } });
  });
  useEffect(() => {
    if (newest > reported.current) report();
  }, [newest]);
}
