import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { sqlStatement } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { extensionLimit, isExtensionCharged, type ExtensionLimit } from "../rules/extension";
import { spanText } from "../rules/price";
import { statusWords } from "../rules/status";
import { MIN_MINUTES } from "../values";
import { isLive } from "./live";
import type { FullBooking } from "./load";
import { permissionsOf } from "./permissions";
import { paymentInProgress } from "./refusals";

/** Throws 409 `payment_in_progress` or `not_extendable` unless the actor may extend it now. */
export function requireExtendable(actor: Actor, full: FullBooking): void {
  if (isExtensionCharged(full.booking)) throw paymentInProgress();
  if (permissionsOf(full, actor).extend) return;
  const words = statusWords(full.booking.status);
  throw errors.conflict("not_extendable", `A booking that is ${words} cannot be extended.`);
}

/** How far a booking can be extended now. */
export async function findExtensionLimit({ booking, lot }: FullBooking): Promise<ExtensionLimit> {
  const [next] = await nextAfter({
    id: booking.id,
    slot: booking.slot_id,
    vehicle: booking.vehicle_key ?? "",
    end: booking.end_time.toISOString(),
    now: clock.now().toISOString(),
  });
  const nextStart = next?.start_ms == null ? null : new Date(next.start_ms);
  return extensionLimit(booking, nextStart, lot.max_stay_minutes);
}

interface Extended {
  id: string;
  slot: string;
  vehicle: string;
  end: string;
  now: string;
}
const nextAfter = sqlStatement<{ start_ms: number | null }>()(
  ({ id, slot, vehicle, end, now }: Extended) => sql`
    select (extract(epoch from min(b.start_time)) * 1000)::float8 as start_ms
    from bookings b
    where (b.slot_id = ${slot} or (b.vehicle_key = ${vehicle} and b.status <> 'held'))
      and b.id <> ${id} and ${isLive(now)}
      and b.period && tstzrange(${end}, null, '[)')`,
);

/** Throws 409 `next_booking` or 422 `max_stay` where the limit is less than `wanted` minutes. */
export function requireWithin({ minutes, reason }: ExtensionLimit, wanted: number): void {
  if (wanted <= minutes) return;
  const possible = minutes >= MIN_MINUTES ? `at most ${spanText(minutes)}` : "not at all";
  const extra = { max_minutes: minutes };
  if (reason === "max_stay")
    throw errors.refused(
      "max_stay",
      `The longest stay of this lot allows it ${possible} longer.`,
      extra,
    );
  throw errors.conflict(
    "next_booking",
    `Another booking follows; this one can be extended ${possible}.`,
    extra,
  );
}
