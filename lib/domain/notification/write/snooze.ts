import { and, eq, gt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { errors } from "@/lib/core/errors";
import { getNotification, loadNotification, type Recipient } from "../read/notifications";
import { isWithinAYear } from "../rules";
import type { Notification } from "../schema";
import { notifications as n } from "../table";
import { changeFeed } from "../steps/change-feed";

/**
 * Hides a notification until a time, when a job brings it back (wake-snoozed.ts). Exactly one of
 * `until` and `minutes` is given. Throws 404, and 400 for a time that is not within the next year.
 */
export async function snoozeNotification(
  recipient: Recipient,
  id: string,
  { until, minutes }: { until?: string | undefined; minutes?: number | undefined },
): Promise<Notification> {
  await loadNotification(recipient.id, id);
  const wakesAt = until ? new Date(until) : clock.inMinutes(minutes!);
  if (!isWithinAYear(wakesAt, clock.now()))
    throw errors.invalid({ until: ["Choose a time within the next year."] });
  await changeFeed(recipient.id, eq(n.id, id), "snoozed", {
    snoozed_until: wakesAt,
    wakes_at: wakesAt,
  });
  return getNotification(recipient, id);
}

/** Brings a snoozed notification back immediately; leaves others as they are. Throws 404. */
export async function unsnoozeNotification(
  recipient: Recipient,
  id: string,
): Promise<Notification> {
  const isSnoozed = gt(n.snoozed_until, clock.now());
  await changeFeed(recipient.id, and(eq(n.id, id), isSnoozed), "unsnoozed", {
    snoozed_until: null,
    wakes_at: null,
  });
  return getNotification(recipient, id);
}
