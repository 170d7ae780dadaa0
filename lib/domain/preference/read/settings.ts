import { eq } from "drizzle-orm";
import { v5 } from "uuid";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { users } from "@/lib/domain/user/table";
import { catalogue } from "@/lib/event/catalogue";
import { categories, categoryName, type Category, type EventDefinition } from "@/lib/event/event";
import { listPage, type PageRequest } from "@/lib/http/page";
import { settingDefaults } from "../rules/defaults";
import type { Setting } from "../schema";
import { notificationSettings } from "../table";

const ID_NAMESPACE = "5d0b5a0e-6f6c-4d6a-9f0c-6a6f2f6f7b11";
type Row = typeof notificationSettings.$inferSelect;

/** An id derived from person and category, because a setting that was never changed has no row. */
const settingId = (userId: string, category: Category): string =>
  v5(`${userId}:${category}`, ID_NAMESPACE);

/** The category of the person's setting with this id. Throws 404 for any other id. */
export function categoryOf(userId: string, id: string): Category {
  const found = categories.find((category) => settingId(userId, category) === id);
  if (!found) throw errors.notFound();
  return found;
}

/** The actor's settings of all categories, with the default where nothing was changed. */
export async function allSettings(actor: Actor): Promise<Setting[]> {
  const [[person], stored] = await Promise.all([
    db().select({ created_at: users.created_at }).from(users).where(eq(users.id, actor.id)),
    db().select().from(notificationSettings).where(eq(notificationSettings.user_id, actor.id)),
  ]);
  const rows = new Map(stored.map((row) => [row.category, row]));
  return categories.map((category) =>
    toSetting(actor.id, category, rows.get(category), person!.created_at),
  );
}

export async function getSetting(actor: Actor, category: Category): Promise<Setting> {
  return (await allSettings(actor)).find((one) => one.notification_type === category)!;
}

interface SettingsQuery extends PageRequest {
  any_enabled?: boolean | undefined;
  all_disabled?: boolean | undefined;
}

export const listSettings = (actor: Actor, query: SettingsQuery) =>
  listPage(query, async (limit, offset) => {
    const matching = (await allSettings(actor)).filter((setting) => {
      const isAnyEnabled =
        setting.email_enabled ||
        setting.sms_enabled ||
        setting.in_app_enabled ||
        setting.push_enabled ||
        setting.whatsapp_enabled;
      return (
        (query.any_enabled === undefined || query.any_enabled === isAnyEnabled) &&
        (query.all_disabled === undefined || query.all_disabled === !isAnyEnabled)
      );
    });
    return { count: matching.length, rows: matching.slice(offset, offset + limit) };
  });

const lockedEvents = (category: Category): string[] =>
  Object.entries(catalogue as unknown as Record<string, EventDefinition<unknown>>)
    .filter(([, event]) => event.category === category && event.lockedReason)
    .map(([name]) => name);

function toSetting(
  userId: string,
  category: Category,
  row: Row | undefined,
  registeredAt: Date,
): Setting {
  const valueOf = <K extends keyof typeof settingDefaults>(name: K) =>
    row?.[name] ?? settingDefaults[name];
  return {
    id: settingId(userId, category),
    notification_type: category,
    notification_type_display: categoryName(category),
    email_enabled: valueOf("email_enabled"),
    sms_enabled: valueOf("sms_enabled"),
    in_app_enabled: valueOf("in_app_enabled"),
    push_enabled: valueOf("push_enabled"),
    whatsapp_enabled: valueOf("whatsapp_enabled"),
    digest: valueOf("digest"),
    sound_enabled: valueOf("sound_enabled"),
    locked_events: lockedEvents(category),
    created_at: (row?.created_at ?? registeredAt).toISOString(),
    updated_at: (row?.updated_at ?? registeredAt).toISOString(),
  };
}
