import { MINUTE_MS } from "@/lib/core/duration";
import type { deliveries } from "@/lib/domain/notification/table";
import type { ChannelDecision } from "@/lib/domain/preference/rules";
import type { Channel } from "@/lib/event/event";
import type { Draft } from "./draft";

/** One row per channel that the event offers: sent, queued, or cancelled with the reason. */
export function deliveriesOf({ row, decisions, now }: Draft): (typeof deliveries.$inferInsert)[] {
  return (Object.entries(decisions.channels) as [Channel, ChannelDecision][])
    .filter(([, decision]) => decision.because !== "not_offered")
    .map(([channel, decision]) => ({
      notification_id: row.id,
      recipient_id: row.recipient_id,
      channel,
      ...stateOf(channel, decision, now),
    }));
}

function stateOf(channel: Channel, decision: ChannelDecision, now: Date) {
  if (channel === "in_app" && decision.willSend)
    return { status: "sent" as const, sent_at: now, next_attempt_at: now };
  if (decision.willSend) {
    const sendAt = new Date(now.getTime() + decision.waitMinutes * MINUTE_MS);
    return { status: "queued" as const, next_attempt_at: sendAt };
  }
  return {
    status: decision.isHeld ? ("queued" as const) : ("cancelled" as const),
    reason: decision.because,
    next_attempt_at: decision.until ?? now,
  };
}
