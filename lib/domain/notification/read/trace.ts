import { asc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { definitionOf } from "@/lib/event/catalogue";
import type { Channel } from "@/lib/event/event";
import type { TraceStep } from "../schema";
import { deliveries, notifications as n } from "../table";
import type { NotificationRow } from "./wire";

type DeliveryRow = typeof deliveries.$inferSelect;

/** What happened to a notification on every channel, and why, in order (N4). For its recipient and for admins; 404 for anybody else. */
export async function getTrace(actor: Actor, id: string): Promise<TraceStep[]> {
  const [row] = await db().select().from(n).where(eq(n.id, id));
  if (!row || (actor.role !== "admin" && (row.recipient_id !== actor.id || row.deleted_at)))
    throw errors.notFound();
  const sent = await db()
    .select()
    .from(deliveries)
    .where(eq(deliveries.notification_id, id))
    .orderBy(asc(deliveries.channel));
  const steps = [...birth(row), ...sent.flatMap(stepsOf), ...life(row)];
  return steps.sort((a, b) => a.at.localeCompare(b.at));
}

const step = (at: Date, name: string, channel: Channel | null, detail: string): TraceStep => ({
  at: at.toISOString(),
  step: name,
  channel,
  detail,
});
const when = (
  at: Date | null,
  name: string,
  channel: Channel | null,
  detail: string,
): TraceStep[] => (at ? [step(at, name, channel, detail)] : []);

function birth(row: NotificationRow): TraceStep[] {
  const locked = definitionOf(row.event_type)?.locked;
  return [
    step(
      row.created_at,
      "created",
      null,
      `${row.event_type}${row.audience ? `, for you as ${row.audience}` : ""}${locked ? `; always reaches the bell: ${locked}` : ""}`,
    ),
    ...when(row.silent ? row.created_at : null, "silent", "in_app", String(row.silent)),
  ];
}

function stepsOf(row: DeliveryRow): TraceStep[] {
  const delivered = when(row.delivered_at, "delivered", row.channel, "a device has it");
  if (row.status === "cancelled")
    return [step(row.created_at, "cancelled", row.channel, row.reason ?? ""), ...delivered];
  if (row.status === "sent")
    return [
      step(
        row.sent_at ?? row.created_at,
        "sent",
        row.channel,
        row.channel === "in_app" ? "stored in the bell" : "",
      ),
      ...delivered,
    ];
  if (row.status === "queued" || row.status === "sending")
    return [
      step(
        row.created_at,
        "waiting",
        row.channel,
        `${row.reason ?? "due"} until ${row.next_attempt_at.toISOString()}`,
      ),
    ];
  return [step(row.created_at, "failed", row.channel, row.reason ?? "provider_error")];
}

const life = (row: NotificationRow): TraceStep[] => [
  ...when(row.seen_at, "seen", "in_app", "the list was opened"),
  ...when(row.read_at, "read", "in_app", row.silent === "preference" ? "kept as history only" : ""),
  ...when(row.archived_at, "archived", "in_app", ""),
  ...when(row.wakes_at, "snoozed", "in_app", "comes back then"),
  ...when(
    row.resolved ? new Date(row.resolved.at) : null,
    "resolved",
    null,
    row.resolved ? `${row.resolved.outcome} by ${row.resolved.by}` : "",
  ),
];
