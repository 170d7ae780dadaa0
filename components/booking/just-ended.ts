import { MINUTE_MS } from "@/lib/core/duration";
import type { Booking } from "@/lib/domain/booking/schema";

/** How long an ended booking stays on the home page, so that the driver can renew it. */
const SHOWN_MS = 30 * MINUTE_MS;
/** The browser's estimate of the server's time may be this much behind. */
const CLOCK_SLACK_MS = 5000;

type Candidate = Pick<Booking, "id" | "status" | "end_time" | "can" | "renewed_from">;

export const isRunning = ({ status }: Pick<Booking, "status">) =>
  status === "active" || status === "overstay";

/**
 * The first of `recent` that has just ended and is not in `live`, neither itself nor as renewed.
 * A booking that the stale list still calls running counts, so that its card does not flicker.
 */
export function findJustEnded<One extends Candidate>(
  recent: readonly One[],
  live: readonly Candidate[],
  now: number,
): One | undefined {
  return recent.find((booking) => {
    const ago = now - Date.parse(booking.end_time);
    const isListed = live.some(({ id, renewed_from }) => [id, renewed_from].includes(booking.id));
    const isRecent = ago > -CLOCK_SLACK_MS && ago < SHOWN_MS;
    return !isListed && isRecent && (booking.can.renew || isRunning(booking));
  });
}
