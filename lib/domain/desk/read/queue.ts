import { and, asc, count, eq, gte, inArray, or } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { MINUTE_MS } from "@/lib/core/duration";
import { auditLog } from "@/lib/domain/audit/table";
import { isAwaitingExtensionCash, isWaitingForDecision } from "@/lib/domain/booking/read/live";
import { loadBookings, type BookingRow, type FullBooking } from "@/lib/domain/booking/read/load";
import { extensionToWire, toWire } from "@/lib/domain/booking/read/wire";
import { awaitsExtensionCash } from "@/lib/domain/booking/rules/extension";
import type { BookingStatus } from "@/lib/domain/booking/schema";
import { bookings, type CashExtension } from "@/lib/domain/booking/table";
import { lots } from "@/lib/domain/lot/table";
import { isLotOf } from "@/lib/domain/staff/read";
import { applicationOf, fullName, isWaitingOwner } from "@/lib/domain/user/read";
import { users } from "@/lib/domain/user/table";
import type { BookingItem, DecisionQueue, OwnerItem, QueueItem } from "../schema";

/** How long a decided item stays in the queue. */
const RECENT_MS = 10 * MINUTE_MS;
const MAX_ROWS = 200;

/**
 * All bookings and owners that wait for a decision, oldest first, and those decided in the last ten
 * minutes: when somebody else decides about a row, it stays on the page with its outcome
 * (docs/requirements.md N5).
 */
export async function getQueue(actor: Actor): Promise<DecisionQueue> {
  const recent = new Date(clock.ms() - RECENT_MS);
  const items = [...(await bookingItems(actor, recent)), ...(await ownerItems(recent))];
  items.sort((one, other) => one.asked_at.localeCompare(other.asked_at));
  const countOpen = (kind: QueueItem["kind"]) =>
    items.filter((item) => item.kind === kind && !item.resolved).length;
  return {
    open: {
      cash: countOpen("cash"),
      requests: countOpen("request"),
      owners: countOpen("owner"),
    },
    results: items,
    server_time: clock.now().toISOString(),
  };
}

async function bookingItems(actor: Actor, recent: Date): Promise<BookingItem[]> {
  const found = await db()
    .select({ id: bookings.id })
    .from(bookings)
    .where(or(isWaitingForDecision(), gte(bookings.decided_at, recent)))
    .orderBy(asc(bookings.created_at))
    .limit(MAX_ROWS);
  const full = await loadBookings(found.map((row) => row.id));
  return full.map((one) => itemOf(one, actor));
}

/** The kind of decision that a booking waits for, by its status. */
const kindByStatus: Partial<Record<BookingStatus, BookingItem["kind"]>> = {
  pending_payment: "cash",
  requested: "request",
};

const kindOf = (booking: BookingRow): BookingItem["kind"] | undefined =>
  awaitsExtensionCash(booking) ? "cash" : kindByStatus[booking.status];

function itemOf(full: FullBooking, actor: Actor): BookingItem {
  const { booking, driver } = full;
  const shared = {
    id: booking.id,
    booking: toWire(full, actor),
    payment_id: booking.extension?.payment_id ?? booking.payment?.id ?? null,
    driver_name: fullName(driver),
  };
  const kind = kindOf(booking);
  if (kind) return { ...shared, ...purposeOf(booking, booking.extension), kind, resolved: null };
  const { by, outcome, extension, ...decided } = booking.decision!;
  const resolved = { by, at: booking.decided_at!.toISOString(), outcome };
  return { ...shared, ...purposeOf(booking, extension), kind: decided.kind, resolved };
}

/** What is to be decided, and since when: about an extension, or the booking itself. */
const purposeOf = ({ created_at }: BookingRow, extension: CashExtension | null | undefined) =>
  extension
    ? { extension: extensionToWire(extension), asked_at: extension.asked_at }
    : { extension: null, asked_at: created_at.toISOString() };

const outcomes = { "owner.approved": "approved", "owner.declined": "declined" } as const;
type Decided = keyof typeof outcomes;

/** Owners who wait, and those about whom the audit log has a recent decision. */
async function ownerItems(recent: Date): Promise<OwnerItem[]> {
  const decided = and(
    eq(auditLog.target_id, users.id),
    inArray(auditLog.action, Object.keys(outcomes)),
    gte(auditLog.at, recent),
  );
  const found = await db()
    .select({ user: users, decision: auditLog })
    .from(users)
    .leftJoin(auditLog, decided)
    .where(and(eq(users.role, "owner"), or(isWaitingOwner, eq(auditLog.target_id, users.id))))
    .orderBy(asc(users.created_at))
    .limit(MAX_ROWS);
  return found.map(({ user, decision }) => ({
    id: user.id,
    kind: "owner",
    applicant: applicationOf(user),
    asked_at: user.created_at.toISOString(),
    resolved: decision && {
      by: decision.actor_name,
      at: decision.at.toISOString(),
      outcome: outcomes[decision.action as Decided],
    },
  }));
}

/** How many bookings wait for a decision: in the lots of an owner, in all lots for admins. */
export async function countWaitingBookings(
  kind: "cash" | "requests",
  actor: Actor,
): Promise<number> {
  const isWaiting =
    kind === "cash"
      ? or(eq(bookings.status, "pending_payment"), isAwaitingExtensionCash())
      : eq(bookings.status, "requested");
  const [open] = await db()
    .select({ n: count() })
    .from(bookings)
    .innerJoin(lots, eq(lots.id, bookings.lot_id))
    .where(and(isWaiting, isLotOf(actor)));
  return open!.n;
}
