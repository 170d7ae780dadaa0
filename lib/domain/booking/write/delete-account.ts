import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction, type Database } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId, newToken } from "@/lib/core/id";
import { hashPassword, verifyPassword } from "@/lib/core/password";
import { audit } from "@/lib/domain/audit/write";
import { lots } from "@/lib/domain/lot/table";
import { payments } from "@/lib/domain/payment/table";
import { findUser } from "@/lib/domain/user/read";
import { accountMails, users } from "@/lib/domain/user/table";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { occupyingStatuses } from "../schema";
import { bookingEvents, bookings } from "../table";

const NAME = "Deleted user";

/**
 * Deletes the actor's account with everything that is theirs alone: profile, vehicles, sessions,
 * preferences and notifications. Bookings and payments stay, for the lots' accounts, under a
 * pseudonym and without plate and notes (docs/data.md I14). Throws 400 for a wrong
 * password, 409 `live_bookings`, `has_lots` or `last_admin`.
 */
export async function deleteAccount(actor: Actor, password: string): Promise<void> {
  const user = await findUser(actor.id);
  if (!(await verifyPassword(user?.password_hash, password.normalize("NFC"))))
    throw errors.invalid({ password: ["This is not your password."] });
  const password_hash = await hashPassword(newToken());
  await transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.id)).for("update");
    await requireNothingOpen(actor);
    const pseudonym = await insertPseudonym(tx, actor, password_hash);
    await moveRecords(tx, actor.id, pseudonym);
    audit({ ...actor, name: NAME }, "user.deleted", { type: "user", id: actor.id });
    await revokeSessions(actor.id);
    await tx.delete(accountMails).where(eq(accountMails.address, user!.email));
    await tx.delete(users).where(eq(users.id, actor.id));
  });
}

async function requireNothingOpen(actor: Actor): Promise<void> {
  const open = await db()
    .select({ id: bookings.id, number: bookings.number, start_time: bookings.start_time })
    .from(bookings)
    .where(and(eq(bookings.driver_id, actor.id), inArray(bookings.status, [...occupyingStatuses])))
    .orderBy(asc(bookings.start_time));
  if (open.length)
    throw errors.conflict("live_bookings", openText(open), {
      bookings: open.map((one) => ({ ...one, start_time: one.start_time.toISOString() })),
    });
  const owned = await db().$count(lots, and(eq(lots.owner_id, actor.id), isNull(lots.deleted_at)));
  if (owned)
    throw errors.conflict("has_lots", "Delete your lots first: their drivers rely on you.");
  const isOtherAdmin = and(
    eq(users.role, "admin"),
    eq(users.status, "active"),
    ne(users.id, actor.id),
  );
  if (actor.role === "admin" && (await db().$count(users, isOtherAdmin)) === 0)
    throw errors.conflict("last_admin", "Parkmate needs at least one administrator.");
}

function openText(open: readonly { number: number }[]): string {
  const numbers = open.map(({ number }) => `#${number}`).join(", ");
  return `You have open bookings: ${numbers}. Cancel them, or wait until they have ended.`;
}

/** Stores an account of nobody that takes the place of the deleted one. Returns its id. */
async function insertPseudonym(
  tx: Database,
  { role }: Actor,
  password_hash: string,
): Promise<string> {
  const id = newId();
  const [first_name, last_name] = NAME.split(" ") as [string, string];
  await tx.insert(users).values({
    id,
    email: `deleted-${id}@deleted.invalid`,
    password_hash,
    first_name,
    last_name,
    role,
    status: "disabled",
    timezone: "UTC",
    deleted_at: clock.now(),
  });
  return id;
}

async function moveRecords(tx: Database, from: string, to: string): Promise<void> {
  await tx
    .update(bookings)
    .set({ driver_id: to, vehicle_number: null, vehicle_key: null, notes: null })
    .where(eq(bookings.driver_id, from));
  await tx
    .update(bookingEvents)
    .set({ by_id: to, by_name: sql`case when by_name is null then null else ${NAME} end` })
    .where(eq(bookingEvents.by_id, from));
  await tx.update(payments).set({ user_id: to }).where(eq(payments.user_id, from));
  await tx
    .update(payments)
    .set({ decided_by: to, decided_by_name: NAME })
    .where(eq(payments.decided_by, from));
  await tx.update(lots).set({ owner_id: to }).where(eq(lots.owner_id, from));
}
