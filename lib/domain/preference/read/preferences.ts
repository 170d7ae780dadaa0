import { eq, inArray, sql, type SQL } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import type { Category } from "@/lib/event/event";
import { deliveryDefaults, type Preferences, type StoredSetting } from "../rules";
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

/** The preferences that `decideDelivery` needs, for each person by id, in one query. */
export async function preferencesOf(userIds: string[]): Promise<Map<string, Preferences>> {
  if (!userIds.length) return new Map();
  const found = await db()
    .select({
      id: users.id,
      timezone: users.timezone,
      email: users.email,
      phone: users.phone_number,
      whatsapp: users.whatsapp_number,
      delivery: deliverySettings,
      settings: settingsOfUser,
      mutes: mutesOfUser,
    })
    .from(users)
    .leftJoin(deliverySettings, eq(deliverySettings.user_id, users.id))
    .where(inArray(users.id, [...new Set(userIds)]));
  return new Map(
    found.map((row) => [
      row.id,
      {
        timezone: row.timezone,
        addresses: {
          in_app: row.id,
          email: row.email,
          sms: row.phone,
          whatsapp: row.whatsapp,
          push: null,
        },
        settings: Object.fromEntries(row.settings.map((one) => [one.category, one])),
        channels: row.delivery?.channels ?? {},
        quiet: row.delivery?.quiet_hours ?? deliveryDefaults.quiet_hours,
        device: row.delivery ?? deliveryDefaults,
        mutes: new Map(
          row.mutes.map((one) => [
            `${one.scope}:${one.target_id}`,
            one.until === null ? null : new Date(one.until),
          ]),
        ),
      } satisfies Preferences,
    ]),
  );
}
