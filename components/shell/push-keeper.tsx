"use client";
import { useEffect } from "react";
import { readChoice } from "@/hooks/push/choice";
import { useActor } from "@/hooks/use-actor";
import { useUnreadCount } from "@/hooks/use-notification";

/** Keeps pushes on over sign-ins, and the number on the installed app's icon right. */
export function PushKeeper() {
  const { id, session_id } = useActor();
  const unread = useUnreadCount();
  useEffect(() => {
    if (!readChoice()) return;
    // Without a network it is tried again with the next page.
    void import("@/hooks/push/device")
      .then(({ renew }) => renew({ id, session_id }))
      .catch(() => undefined);
  }, [id, session_id]);
  useEffect(() => void navigator.setAppBadge?.(unread).catch(() => undefined), [unread]);
  return null;
}
