import { and, asc, count, eq, exists, gt, inArray, type SQL } from "drizzle-orm";
import type { Actor, Role } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { openStatuses } from "@/lib/domain/booking/rules/status";
import { bookings } from "@/lib/domain/booking/table";
import { lots } from "@/lib/domain/lot/table";
import { isLotOf } from "@/lib/domain/staff/read";
import { employees } from "@/lib/domain/staff/table";
import { users } from "@/lib/domain/user/table";
import type { Addressees } from "../table";

type Author = Pick<Actor, "id" | "role">;

/** How many of the addressees the author may write to. */
export const countAddressees = async (author: Author, addressees: Addressees): Promise<number> =>
  (await db().select({ n: count() }).from(users).where(isReachable(author, addressees)))[0]!.n;

/**
 * Ids of the addressees that the author may write to, in order: the first `limit` after `after`.
 */
export const nextAddressees = async (
  author: Author,
  addressees: Addressees,
  after: string | null,
  limit: number,
): Promise<string[]> =>
  (
    await db()
      .select({ id: users.id })
      .from(users)
      .where(and(isReachable(author, addressees), after ? gt(users.id, after) : undefined))
      .orderBy(asc(users.id))
      .limit(limit)
  ).map((row) => row.id);

/**
 * The condition that a user is an active addressee whom the author may write to. Administrators may
 * write to anybody, owners and staff to drivers with an open booking at one of their lots
 * (docs/requirements.md C21).
 */
function isReachable(author: Author, { recipients, role, lot }: Addressees): SQL | undefined {
  const isAdmin = author.role === "admin";
  const ownLots = isAdmin ? undefined : isLotOf(author as Actor);
  return and(
    eq(users.status, "active"),
    recipients ? inArray(users.id, recipients) : undefined,
    role ? eq(users.role, role) : undefined,
    lot ? belongsTo(lot, role, ownLots) : undefined,
    !isAdmin && !lot ? hasOpenBooking(ownLots) : undefined,
  );
}

/** Staff belong to a lot if they work there, owners if they own it, drivers if they book it. */
function belongsTo(lot: string, role: Role | undefined, ownLots: SQL | undefined): SQL {
  if (role === "staff")
    return exists(
      db()
        .select({ id: employees.user_id })
        .from(employees)
        .where(and(eq(employees.user_id, users.id), eq(employees.lot_id, lot))),
    );
  if (role === "owner")
    return exists(
      db()
        .select({ id: lots.id })
        .from(lots)
        .where(and(eq(lots.owner_id, users.id), eq(lots.id, lot))),
    );
  return hasOpenBooking(and(eq(lots.id, lot), ownLots));
}

const hasOpenBooking = (at: SQL | undefined): SQL =>
  exists(
    db()
      .select({ id: bookings.id })
      .from(bookings)
      .innerJoin(lots, eq(lots.id, bookings.lot_id))
      .where(
        and(eq(bookings.driver_id, users.id), inArray(bookings.status, [...openStatuses]), at),
      ),
  );
