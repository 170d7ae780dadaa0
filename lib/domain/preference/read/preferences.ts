import { and, eq, or, sql, type SQL } from "drizzle-orm";
import type { Role } from "@/lib/core/actor";
import { anyOfFew, anyWord, db, listOf, statementBy } from "@/lib/core/db";
import { groupBy } from "@/lib/core/group";
import { anySubscription } from "@/lib/domain/push/read/live-subscriptions";
import { users } from "@/lib/domain/user/table";
import type { Category } from "@/lib/event/event";
import { deliveryDefaults } from "../rules/defaults";
import { type Preferences, type StoredSetting } from "../rules/delivery";
import { deliverySettings, mutes, notificationSettings } from "../table";

/** Parses a JSON aggregate, which one of the two drivers returns as text. */
const jsonList = <T>(query: SQL) =>
  query.mapWith((value: unknown) => (typeof value === "string" ? JSON.parse(value) : value) as T[]);

const settingsOfUser = jsonList<StoredSetting & { category: Category }>(
  sql`coalesce((
    select jsonb_agg(to_jsonb(s)) from ${notificationSettings} s where s.user_id = ${users.id}
  ), '[]')`,
);
const mutesOfUser = jsonList<{ scope: string; target_id: string; until: string | null }>(
  sql`coalesce((
    select jsonb_agg(to_jsonb(m)) from ${mutes} m where m.user_id = ${users.id}
  ), '[]')`,
);

interface Person {
  id: string;
  role: Role;
  isActive: boolean;
  preferences: Preferences;
}

/** The preferences that `decideDelivery` needs, for each person by id, in one query. */
export async function preferencesOf(userIds: string[]): Promise<Map<string, Preferences>> {
  if (!userIds.length) return new Map();
  return byId(await listPeople(userIds, []));
}

/**
 * The preferences of these people and of all who are active in these roles, in one query. People
 * who do not exist are left out. `withRole`: the ids of the active people of each role.
 */
export async function recipientPreferences(
  userIds: string[],
  roles: Role[],
): Promise<{ preferences: Map<string, Preferences>; withRole: Map<Role, string[]> }> {
  const people = await listPeople(userIds, roles);
  const active = groupBy(
    people.filter((one) => one.isActive),
    (one) => one.role,
  );
  return {
    preferences: byId(people),
    withRole: new Map([...active].map(([role, those]) => [role, those.map((one) => one.id)])),
  };
}

const byId = (people: Person[]) => new Map(people.map((one) => [one.id, one.preferences]));

/** Roles need a plan of their own: with them many people may be meant. */
type Form = "named" | "named or in roles";

const rowsOfPeople = statementBy((form: Form, { ids, roles }: { ids: string; roles: string }) =>
  db()
    .select({
      id: users.id,
      role: users.role,
      status: users.status,
      timezone: users.timezone,
      email: users.email,
      phone: users.phone_number,
      whatsapp: users.whatsapp_number,
      push: anySubscription,
      delivery: deliverySettings,
      settings: settingsOfUser,
      mutes: mutesOfUser,
    })
    .from(users)
    .leftJoin(deliverySettings, eq(deliverySettings.user_id, users.id))
    .where(
      form === "named"
        ? anyOfFew(users.id, ids)
        : or(anyOfFew(users.id, ids), and(anyWord(users.role, roles), eq(users.status, "active"))),
    ),
);

async function listPeople(userIds: string[], roles: Role[]): Promise<Person[]> {
  const form = roles.length ? "named or in roles" : "named";
  const found = await rowsOfPeople(form, { ids: listOf(userIds), roles: listOf(roles) });
  return found.map((row) => ({
    id: row.id,
    role: row.role,
    isActive: row.status === "active",
    preferences: {
      timezone: row.timezone,
      addresses: {
        in_app: row.id,
        email: row.email,
        sms: row.phone,
        whatsapp: row.whatsapp,
        push: row.push,
      },
      settings: Object.fromEntries(row.settings.map((one) => [one.category, one])),
      channels: row.delivery?.channels ?? {},
      quiet: row.delivery?.quiet_hours ?? deliveryDefaults.quiet_hours,
      pausedUntil: row.delivery?.paused_until ?? null,
      escalationMinutes: (row.delivery ?? deliveryDefaults).escalation_minutes,
      device: row.delivery ?? deliveryDefaults,
      mutes: new Map(
        row.mutes.map((one) => [
          `${one.scope}:${one.target_id}`,
          one.until === null ? null : new Date(one.until),
        ]),
      ),
    },
  }));
}
