import { claim } from "@/hooks/realtime/claims";
import { liveUserId } from "@/hooks/realtime/client";
import { definitionOf, type EventType } from "@/lib/event/catalogue";
import { notify } from "./notify";
import { wait } from "./present";

export type LocalAlarm = Extract<EventType, "booking_expiring_soon" | "reservation_expired">;

const OTHERS_FIRST_MS = 1500;

/**
 * A running countdown says by itself that it ends, with or without a connection: once for this booking and end, over all tabs and
 * reloads. The server's notification carries the same key and stays silent (C10, C11). `end_time` must be the server's own string.
 */
export async function raiseLocalAlarm(
  event: LocalAlarm,
  booking: { id: string; end_time: string },
): Promise<void> {
  const definition = definitionOf(event);
  if (!definition?.local) return;
  const { title, toast, level } = definition.local;
  const key = definition.dedupe({ booking_id: booking.id, end_time: booking.end_time });
  // A tab behind another leaves the person's own tab the first word.
  if (document.visibilityState !== "visible" || !document.hasFocus()) await wait(OTHERS_FIRST_MS);
  if (await claim(`${liveUserId()}:${key}`))
    notify.show(level, toast, { title, key, urgent: true });
}
