import { and, asc, count, desc, eq, gt, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { matchesSearch, patternOf } from "@/lib/core/search";
import { auditLog } from "@/lib/domain/audit/table";
import { openStatuses } from "@/lib/domain/booking/rules/status";
import { bookings } from "@/lib/domain/booking/table";
import { lots } from "@/lib/domain/lot/table";
import { isLotOf } from "@/lib/domain/staff/read";
import { fullName } from "@/lib/domain/user/read";
import { sessions, users } from "@/lib/domain/user/table";
import { listPage } from "@/lib/http/page";
import type { AccountDetails, accountFilters, AccountRow } from "../schema";

type Filters = z.output<typeof accountFilters>;

const name = sql<string>`${users.first_name} || ' ' || ${users.last_name}`;
/** The latest use of any session, in ms; null before the first sign-in. */
const lastSeen = sql<number | null>`(
  select extract(epoch from max(coalesce(s.last_seen_at, s.created_at)))::float8 * 1000
  from ${sessions} s where s.user_id = users.id)`;

const MIN_PHONE_DIGITS = 4;

/** A part of a phone number, whatever its spaces, with or without the country's code. */
function hasPhone(search: string): SQL | undefined {
  const digits = /^[+\d\s().-]+$/.test(search) ? search.replace(/\D/g, "").replace(/^0+/, "") : "";
  if (digits.length < MIN_PHONE_DIGITS) return undefined;
  return sql`regexp_replace(${users.phone_number}, '[^0-9]', '', 'g') like ${patternOf(digits)}`;
}

/** A page of the accounts, without those that their persons deleted. */
export function listAccounts(filters: Filters) {
  const { search, role, status, ordering = "-created_at" } = filters;
  const where = and(
    isNull(users.deleted_at),
    role && eq(users.role, role),
    status && eq(users.status, status),
    search
      ? or(matchesSearch(search, [name, users.email, users.phone_number]), hasPhone(search))
      : undefined,
  );
  const column = ordering.endsWith("name") ? name : users.created_at;
  const order = ordering.startsWith("-") ? desc(column) : asc(column);
  return listPage(filters, async (limit, offset) => ({
    count: (await db().select({ n: count() }).from(users).where(where))[0]!.n,
    rows: (
      await db()
        .select({ user: users, last_seen_at: lastSeen })
        .from(users)
        .where(where)
        .orderBy(order, asc(users.id))
        .limit(limit)
        .offset(offset)
    ).map(toWire),
  }));
}

/** One account with its sessions, lots, bookings and history. Throws 404, also once deleted. */
export async function getAccount(id: string): Promise<AccountDetails> {
  const [row] = await db()
    .select({
      user: users,
      last_seen_at: lastSeen,
      sessions: db().$count(
        sessions,
        and(
          eq(sessions.user_id, id),
          isNull(sessions.revoked_at),
          gt(sessions.expires_at, clock.now()),
        ),
      ),
      bookings: db().$count(bookings, eq(bookings.driver_id, id)),
      open_bookings: db().$count(
        bookings,
        and(eq(bookings.driver_id, id), inArray(bookings.status, [...openStatuses])),
      ),
    })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.deleted_at)));
  if (!row) throw errors.notFound();
  const { user, sessions: live, bookings: all, open_bookings } = row;
  return {
    ...toWire(row),
    timezone: user.timezone,
    sessions: live,
    bookings: all,
    open_bookings,
    lots: user.role === "owner" || user.role === "staff" ? await lotsOf(user) : [],
    history: await historyOf(id),
  };
}

const lotsOf = (user: Pick<Actor, "id" | "role">) =>
  db()
    .select({ id: lots.id, name: lots.name })
    .from(lots)
    .where(and(isNull(lots.deleted_at), isLotOf(user)))
    .orderBy(asc(lots.number));

const MAX_HISTORY = 50;

async function historyOf(id: string): Promise<AccountDetails["history"]> {
  const found = await db()
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.target_type, "user"),
        eq(auditLog.target_id, id),
        eq(auditLog.outcome, "done"),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(MAX_HISTORY);
  return found.map(({ at, action, actor_name, detail }) => ({
    at: at.toISOString(),
    action,
    by: actor_name,
    reason: typeof detail.reason === "string" ? detail.reason : null,
  }));
}

interface Row {
  user: typeof users.$inferSelect;
  last_seen_at: number | null;
}

const toWire = ({ user, last_seen_at }: Row): AccountRow => ({
  id: user.id,
  name: fullName(user),
  email: user.email,
  role: user.role,
  status: user.status,
  phone_number: user.phone_number,
  created_at: user.created_at.toISOString(),
  last_seen_at: last_seen_at === null ? null : new Date(last_seen_at).toISOString(),
});
