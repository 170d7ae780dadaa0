import { asc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { definitionOf } from "@/lib/event/catalogue";
import type { Channel } from "@/lib/event/event";
import type { TraceStep } from "../schema";
import { deliveries, notifications as n, type NotificationRow } from "../table";

type DeliveryRow = typeof deliveries.$inferSelect;

/**
 * What happened to a notification on every channel, and why, in the order of time. Its recipient
 * and administrators may read it; administrators also after it was deleted. Throws 404.
 */
export async function getTrace(actor: Actor, id: string): Promise<TraceStep[]> {
  const [row] = await db().select().from(n).where(eq(n.id, id));
  if (!row || (actor.role !== "admin" && (row.recipient_id !== actor.id || row.deleted_at)))
    throw errors.notFound();
  const sent = await db()
    .select()
    .from(deliveries)
    .where(eq(deliveries.notification_id, id))
    .orderBy(asc(deliveries.channel));
  const steps = [...creation(row), ...sent.flatMap(deliverySteps), ...stateSteps(row)];
  return steps.sort((a, b) => a.at.localeCompare(b.at));
}

const step = (at: Date, name: string, channel: Channel | null, detail: string): TraceStep => ({
  at: at.toISOString(),
  step: name,
  channel,
  detail,
});

function creation(row: NotificationRow): TraceStep[] {
  const locked = definitionOf(row.event_type)?.lockedReason;
  const detail = [
    row.event_type,
    row.audience ? `, for you as ${row.audience}` : "",
    locked ? `; always reaches the bell: ${locked}` : "",
  ].join("");
  return [
    step(row.created_at, "created", null, detail),
    ...(row.silent ? [step(row.created_at, "silent", "in_app", row.silent)] : []),
  ];
}

function deliverySteps(row: DeliveryRow): TraceStep[] {
  const { channel, status, created_at, sent_at, delivered_at } = row;
  const delivered = delivered_at
    ? [step(delivered_at, "delivered", channel, "a device has it")]
    : [];
  if (status === "cancelled")
    return [step(created_at, "cancelled", channel, row.reason ?? ""), ...delivered];
  if (status === "sent") {
    const detail = channel === "in_app" ? "stored in the bell" : "";
    return [step(sent_at ?? created_at, "sent", channel, detail), ...delivered];
  }
  if (status === "queued" || status === "sending") {
    const detail = `${row.reason ?? "due"} until ${row.next_attempt_at.toISOString()}`;
    return [step(created_at, "waiting", channel, detail)];
  }
  return [step(created_at, "failed", channel, row.reason ?? "provider_error")];
}

function stateSteps(row: NotificationRow): TraceStep[] {
  const states: [at: Date | null, name: string, detail: string][] = [
    [row.seen_at, "seen", "the list was opened"],
    [row.read_at, "read", row.silent === "preference" ? "kept as history only" : ""],
    [row.archived_at, "archived", ""],
    [row.wakes_at, "snoozed", "comes back then"],
  ];
  const { resolved } = row;
  return [
    ...states.flatMap(([at, name, detail]) => (at ? [step(at, name, "in_app", detail)] : [])),
    ...(resolved
      ? [step(new Date(resolved.at), "resolved", null, `${resolved.outcome} by ${resolved.by}`)]
      : []),
  ];
}
