import { MINUTE_MS } from "@/lib/core/duration";
import { newId } from "@/lib/core/id";
import type { ChannelDecision, DeliveryDecisions } from "@/lib/domain/preference/rules/delivery";
import type { Channel } from "@/lib/event/event";
import type { deliveries } from "../table";

type DeliveryRow = typeof deliveries.$inferSelect;

interface Addressed {
  id: string;
  recipient_id: string;
  /** Absent for a notification that is only shown. */
  event_id?: string | null;
}

/** One row per channel that the event offers: sent, queued, or cancelled with the reason. */
export const firstDeliveries = (
  { id, recipient_id, event_id = null }: Addressed,
  decisions: DeliveryDecisions,
  now: Date,
): DeliveryRow[] =>
  (Object.entries(decisions.channels) as [Channel, ChannelDecision][])
    .filter(([, decision]) => decision.because !== "not_offered")
    .map(([channel, decision]) => ({
      id: newId(),
      notification_id: id,
      recipient_id,
      channel,
      attempt: 0,
      ...untouched,
      created_at: now,
      ...stateOf(channel, decision, now),
      ...(channel === "in_app" ? {} : { event_id, ...outsideOf(recipient_id, decision) }),
    }));

const untouched = {
  event_id: null,
  unless_read: null,
  batch: null,
  failures: null,
  lease_until: null,
  sent_at: null,
  delivered_at: null,
  provider_ref: null,
  error: null,
} satisfies Partial<DeliveryRow>;

/** What a message that waits has to know when it is sent. */
const outsideOf = (recipient: string, { waitMinutes, isHeld, because, until }: ChannelDecision) => {
  const isDigest = isHeld && because === "digest";
  return {
    unless_read: isDigest || waitMinutes > 0,
    batch: isDigest ? digestBatch(recipient, until!) : null,
  };
};

/** The messages of a person that go out at that moment as one. */
export const digestBatch = (recipient: string, at: Date): string =>
  `${recipient}:${at.toISOString()}`;

function stateOf(channel: Channel, decision: ChannelDecision, now: Date) {
  if (channel === "in_app" && decision.willSend)
    return { status: "sent" as const, reason: null, sent_at: now, next_attempt_at: now };
  const waitEnd = new Date(now.getTime() + decision.waitMinutes * MINUTE_MS);
  if (decision.willSend) {
    const reason = decision.because === "escalation" ? decision.because : null;
    return { status: "queued" as const, reason, next_attempt_at: waitEnd };
  }
  return {
    status: decision.isHeld ? ("queued" as const) : ("cancelled" as const),
    reason: decision.because,
    next_attempt_at: new Date(Math.max(waitEnd.getTime(), decision.until?.getTime() ?? 0)),
  };
}
