import { and, asc, count, eq, exists, inArray, sql, type SQL } from "drizzle-orm";
import type { Actor, Role } from "@/lib/core/actor";
import { anyOfFew, db, listOf, statementBy } from "@/lib/core/db";
import { openStatuses } from "@/lib/domain/booking/rules/status";
import { bookings } from "@/lib/domain/booking/table";
import { lots } from "@/lib/domain/lot/table";
import { isLotOf } from "@/lib/domain/staff/read";
import { employees } from "@/lib/domain/staff/table";
import { users } from "@/lib/domain/user/table";
import type { Addressees } from "../table";

type Author = Pick<Actor, "id" | "role">;

/** What decides about the form of the condition: who writes, and which addressees are named. */
type Form = `${Role} to ${Role | "anybody"}${" named" | ""}${" at lot" | ""}`;
interface Values {
  author: string;
  /** A list of ids (`listOf`). */
  recipients: string;
  lot: string;
}

const formOf = (author: Author, { recipients, role, lot }: Addressees): Form =>
  `${author.role} to ${role ?? "anybody"}${recipients ? " named" : ""}${lot ? " at lot" : ""}`;
const valuesOf = (author: Author, { recipients, lot }: Addressees): Values => ({
  author: author.id,
  recipients: listOf(recipients ?? []),
  lot: lot ?? "",
});

/** How many of the addressees the author may write to. */
export const countAddressees = async (author: Author, addressees: Addressees): Promise<number> =>
  (await countReachable(formOf(author, addressees), valuesOf(author, addressees)))[0]!.n;

const countReachable = statementBy((form: Form, values: Values) =>
  db().select({ n: count() }).from(users).where(isReachable(form, values)),
);

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
    await nextReachable(formOf(author, addressees), {
      ...valuesOf(author, addressees),
      after,
      limit,
    })
  ).map((row) => row.id);

const nextReachable = statementBy(
  (form: Form, values: Values & { after: string | null; limit: number }) =>
    db()
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          isReachable(form, values),
          sql`(${values.after}::uuid is null or ${users.id} > ${values.after}::uuid)`,
        ),
      )
      .orderBy(asc(users.id))
      .limit(values.limit),
);

/**
 * The condition that a user is an active addressee whom the author may write to. Administrators may
 * write to anybody, owners and staff to drivers with an open booking at one of their lots
 * (docs/requirements.md C21).
 */
function isReachable(form: Form, { author, recipients, lot }: Values): SQL | undefined {
  const [authorRole, , to] = form.split(" ") as [Role, "to", Role | "anybody"];
  const role = to === "anybody" ? undefined : to;
  const isAtLot = form.endsWith(" at lot");
  const isAdmin = authorRole === "admin";
  const ownLots = isAdmin ? undefined : isLotOf({ id: author, role: authorRole });
  return and(
    eq(users.status, "active"),
    form.includes(" named") ? anyOfFew(users.id, recipients) : undefined,
    role ? eq(users.role, role) : undefined,
    isAtLot ? belongsTo(lot, role, ownLots) : undefined,
    !isAdmin && !isAtLot ? hasOpenBooking(ownLots) : undefined,
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
