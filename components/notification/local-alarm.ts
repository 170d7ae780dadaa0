import { claimOnce } from "@/hooks/realtime/cross-tab-claims";
import { wait } from "@/hooks/wait";
import type { EventType } from "@/lib/event/catalogue";
import { clientEvents } from "@/lib/event/client";
import { extendOptions } from "./extend-action";
import { notify } from "./notify";

export type LocalAlarm = Extract<EventType, "booking_expiring_soon" | "reservation_expired">;

/** A tab without focus lets the focused tab alert first. */
const UNFOCUSED_DELAY_MS = 1500;

/**
 * Shows the toast of a countdown that reached a threshold, with or without a connection: once per
 * booking and end time, across all tabs and reloads. The server's notification has the same dedupe
 * key and shows no second toast, so `end_time` must be the server's own string.
 */
export async function raiseLocalAlarm(
  event: LocalAlarm,
  booking: { id: string; end_time: string },
  userId: string,
): Promise<void> {
  const local = clientEvents.get(event)?.local;
  if (!local) return;
  const { title, toast, level } = local;
  const key = local.key.replace("{booking_id}", booking.id).replace("{end_time}", booking.end_time);
  const isFocused = document.visibilityState === "visible" && document.hasFocus();
  if (!isFocused) await wait(UNFOCUSED_DELAY_MS);
  if (!(await claimOnce(`${userId}:${key}`))) return;
  const options = event === "booking_expiring_soon" ? await extendOptions(booking.id) : {};
  notify.show(level, toast, { title, key, urgent: true, ...options });
}
