import { and, asc, count, desc, eq, exists, gt, inArray, type SQL } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { openStatuses } from "@/lib/domain/booking/rules";
import { bookings } from "@/lib/domain/booking/table";
import { lots } from "@/lib/domain/lot/table";
import { lotsWithin } from "@/lib/domain/staff/read";
import { employees } from "@/lib/domain/staff/table";
import { fullName } from "@/lib/domain/user/read";
import { users } from "@/lib/domain/user/table";
import { paged, type PageRequest } from "@/lib/http/page";
import type { Announcement } from "../schema";
import { announcements, type Addressees } from "../table";

/**
 * Whom a person may write to, of those that are meant (C21): admins anybody; owners and staff the drivers who have an
 * open booking at a lot of theirs.
 */
function reachable(
  actor: Pick<Actor, "id" | "role">,
  { recipients, role, lot }: Addressees,
): SQL | undefined {
  const parksAt = (where: SQL | undefined) =>
    exists(
      db()
        .select({ id: bookings.id })
        .from(bookings)
        .innerJoin(lots, eq(lots.id, bookings.lot_id))
        .where(
          and(eq(bookings.driver_id, users.id), inArray(bookings.status, [...openStatuses]), where),
        ),
    );
  const within = actor.role === "admin" ? undefined : lotsWithin(actor as Actor);
  const worksAt = (id: string) =>
    exists(
      db()
        .select({ id: employees.user_id })
        .from(employees)
        .where(and(eq(employees.user_id, users.id), eq(employees.lot_id, id))),
    );
  const keeps = (id: string) =>
    exists(
      db()
        .select({ id: lots.id })
        .from(lots)
        .where(and(eq(lots.owner_id, users.id), eq(lots.id, id))),
    );
  const belongsTo = (id: string) =>
    role === "staff"
      ? worksAt(id)
      : role === "owner"
        ? keeps(id)
        : parksAt(and(eq(lots.id, id), within));
  return and(
    eq(users.status, "active"),
    recipients ? inArray(users.id, recipients) : undefined,
    role ? eq(users.role, role) : undefined,
    lot ? belongsTo(lot) : undefined,
    actor.role !== "admin" && !lot ? parksAt(within) : undefined,
  );
}

export const countAddressees = async (
  actor: Pick<Actor, "id" | "role">,
  addressees: Addressees,
): Promise<number> =>
  (await db().select({ n: count() }).from(users).where(reachable(actor, addressees)))[0]!.n;

/** The next of them after `after`, by id. */
export const nextAddressees = async (
  actor: Pick<Actor, "id" | "role">,
  addressees: Addressees,
  after: string | null,
  limit: number,
): Promise<string[]> =>
  (
    await db()
      .select({ id: users.id })
      .from(users)
      .where(and(reachable(actor, addressees), after ? gt(users.id, after) : undefined))
      .orderBy(asc(users.id))
      .limit(limit)
  ).map((row) => row.id);

/** What administrators wrote to many or for later, newest first; an owner's words to drivers are between them. */
export const listAnnouncements = (query: PageRequest) =>
  paged(query, async (limit, offset) => {
    const where = eq(users.role, "admin");
    const found = await db()
      .select({ row: announcements, author: users })
      .from(announcements)
      .innerJoin(users, eq(users.id, announcements.author_id))
      .where(where)
      .orderBy(desc(announcements.created_at))
      .limit(limit)
      .offset(offset);
    return {
      count: (
        await db()
          .select({ n: count() })
          .from(announcements)
          .innerJoin(users, eq(users.id, announcements.author_id))
          .where(where)
      )[0]!.n,
      rows: found.map(({ row, author }): Announcement => ({
        id: row.id,
        event_type: row.event_type,
        title: row.content.title,
        message: row.content.message,
        level: row.content.level,
        audience: inWords(row.addressees),
        due_at: row.due_at.toISOString(),
        status: row.status,
        sent_count: row.sent_count,
        recipient_count: row.recipient_count,
        author_name: fullName(author),
        created_at: row.created_at.toISOString(),
      })),
    };
  });

function inWords({ recipients, role, lot }: Addressees): string {
  if (recipients) return recipients.length === 1 ? "One person" : `${recipients.length} people`;
  const who = role
    ? { driver: "Drivers", owner: "Owners", staff: "Staff", admin: "Administrators" }[role]
    : "Drivers";
  return lot ? `${who} at one lot` : `All ${who.toLowerCase()}`;
}
