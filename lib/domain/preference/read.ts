import { and, asc, count, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { v5 } from "uuid";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { users } from "@/lib/domain/user/table";
import { catalogue, definitionOf } from "@/lib/event/catalogue";
import {
  categories,
  categoryName,
  given,
  type Audience,
  type Category,
  type Channel,
  type Copy,
  type EventDefinition,
} from "@/lib/event/event";
import { paged, type PageRequest } from "@/lib/http/page";
import {
  defaults,
  notOffered,
  quietAt,
  resolve,
  type ChannelDecision,
  type Stored,
  type Preferences,
} from "./rules";
import {
  weekdays,
  type DeliverySettings,
  type Explanation,
  type Mute,
  type QuietHours,
  type Setting,
  type Weekday,
} from "./schema";
import { deliverySettings, mutes, notificationSettings as s } from "./table";

const ID_SPACE = "5d0b5a0e-6f6c-4d6a-9f0c-6a6f2f6f7b11";
type Row = typeof s.$inferSelect;

/** A setting that nobody touched has no row yet, but it has an id: made from whose and which it is. */
const settingId = (userId: string, category: Category): string =>
  v5(`${userId}:${category}`, ID_SPACE);

/** Which category of a person an id means. Throws 404 for anything else. */
export function categoryOf(userId: string, id: string): Category {
  const found = categories.find((category) => settingId(userId, category) === id);
  if (!found) throw errors.notFound();
  return found;
}

export async function allSettings(actor: Actor): Promise<Setting[]> {
  const [[person], stored] = await Promise.all([
    db().select({ created_at: users.created_at }).from(users).where(eq(users.id, actor.id)),
    db().select().from(s).where(eq(s.user_id, actor.id)),
  ]);
  const rows = new Map(stored.map((row) => [row.category, row]));
  return categories.map((category) =>
    settingOf(actor.id, category, rows.get(category), person!.created_at),
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
  paged(query, async (limit, offset) => {
    const matching = (await allSettings(actor)).filter((row) => {
      const isAny =
        row.email_enabled ||
        row.sms_enabled ||
        row.in_app_enabled ||
        row.push_enabled ||
        row.whatsapp_enabled;
      return (
        (query.any_enabled === undefined || query.any_enabled === isAny) &&
        (query.all_disabled === undefined || query.all_disabled === !isAny)
      );
    });
    return { count: matching.length, rows: matching.slice(offset, offset + limit) };
  });

const lockedEvents = (category: Category): string[] =>
  Object.entries(catalogue as unknown as Record<string, EventDefinition<unknown>>)
    .filter(([, event]) => event.category === category && event.locked)
    .map(([name]) => name);

function settingOf(userId: string, category: Category, row: Row | undefined, since: Date): Setting {
  const pick = <K extends keyof typeof defaults>(name: K) => row?.[name] ?? defaults[name];
  return {
    id: settingId(userId, category),
    notification_type: category,
    notification_type_display: categoryName(category),
    email_enabled: pick("email_enabled"),
    sms_enabled: pick("sms_enabled"),
    in_app_enabled: pick("in_app_enabled"),
    push_enabled: pick("push_enabled"),
    whatsapp_enabled: pick("whatsapp_enabled"),
    digest: pick("digest"),
    sound_enabled: pick("sound_enabled"),
    locked_events: lockedEvents(category),
    created_at: (row?.created_at ?? since).toISOString(),
    updated_at: (row?.updated_at ?? since).toISOString(),
  };
}

const everyNight = Object.fromEntries(
  weekdays.map((day) => [day, [{ start: "22:00", end: "07:00" }]]),
) as Record<Weekday, { start: string; end: string }[]>;
/** Before anybody changes anything: no quiet hours, a calm device. */
export const deliveryDefaults = {
  quiet_hours: { enabled: false, bypass_high: true, weekly: everyNight } as QuietHours,
  toast_seconds: 4 as const,
  sound: false,
  vibration: true,
  desktop: true,
  channels: {} as Partial<Record<Channel, boolean>>,
  escalation_minutes: 3,
};

export async function getDelivery(userId: string): Promise<DeliverySettings> {
  const [found] = await db()
    .select({ timezone: users.timezone, row: deliverySettings })
    .from(users)
    .leftJoin(deliverySettings, eq(deliverySettings.user_id, users.id))
    .where(eq(users.id, userId));
  if (!found) throw errors.notFound();
  const { quiet_hours, toast_seconds, sound, vibration, desktop, channels, escalation_minutes } =
    found.row ?? deliveryDefaults;
  const quiet = quietAt(quiet_hours, found.timezone, clock.now());
  return {
    timezone: found.timezone,
    quiet_hours,
    toast_seconds,
    sound,
    vibration,
    desktop,
    escalation_minutes,
    channels: { in_app: true, email: true, sms: true, push: true, whatsapp: true, ...channels },
    active_now: quiet.active,
    next_change_at: quiet.until?.toISOString() ?? null,
  };
}

export const listMutes = (userId: string, query: PageRequest) =>
  paged(query, async (limit, offset) => {
    const where = and(eq(mutes.user_id, userId), stillMuted());
    const found = await db()
      .select()
      .from(mutes)
      .where(where)
      .orderBy(asc(mutes.created_at))
      .limit(limit)
      .offset(offset);
    return {
      count: (await db().select({ n: count() }).from(mutes).where(where))[0]!.n,
      rows: found.map(muteOf),
    };
  });

const stillMuted = () => or(isNull(mutes.until), gt(mutes.until, clock.now()));

export const muteOf = (row: typeof mutes.$inferSelect): Mute => ({
  scope: row.scope,
  id: row.target_id,
  name: row.name,
  until: row.until?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
});

const list = <T>(query: ReturnType<typeof sql>) =>
  query.mapWith((value: unknown) => (typeof value === "string" ? JSON.parse(value) : value) as T[]);

/** What the resolver needs to know of these people, in one query. */
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
      settings: list<Stored & { category: Category }>(
        sql`coalesce((select jsonb_agg(to_jsonb(s)) from ${s} s where s.user_id = ${users.id}), '[]')`,
      ),
      mutes: list<{ scope: string; target_id: string; until: string | null }>(
        sql`coalesce((select jsonb_agg(to_jsonb(m)) from ${mutes} m where m.user_id = ${users.id}), '[]')`,
      ),
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

/**
 * What would happen if the event reached this person now: the decisions of the resolver itself (N4).
 * Throws 400 for an event that is not in the catalogue.
 */
export async function explain(
  actor: Actor,
  query: { event_type: string; lot?: string | undefined },
  available: ReadonlySet<Channel>,
): Promise<Explanation> {
  const definition = definitionOf(query.event_type) as EventDefinition<unknown> | undefined;
  if (!definition) throw errors.invalid({ event_type: ["There is no such event."] });
  const copies = definition.to as Partial<Record<Audience, Copy<unknown>>>;
  const copy = copies[actor.role] ?? copies.recipient;
  const preferences = (await preferencesOf([actor.id])).get(actor.id)!;
  const category = given(definition.category, definition.sample);
  const resolution = resolve(
    {
      channels: copy ? given(copy.channels, definition.sample) : {},
      category,
      priority: given(copy?.priority ?? definition.priority, definition.sample),
      locked: Boolean(definition.locked),
      about: query.lot ? [`lot:${query.lot}`] : [],
    },
    preferences,
    available,
    clock.now(),
  );
  const { in_app, ...outside } = resolution.channels;
  return {
    event_type: query.event_type,
    notification_type: category,
    locked: definition.locked ?? null,
    alert: told(copy ? resolution.alert : notOffered),
    channels: {
      in_app: told(copy ? in_app : notOffered),
      ...Object.fromEntries(Object.entries(outside).map(([name, one]) => [name, told(one)])),
    },
  };
}

const told = ({ send, because, until }: ChannelDecision) => ({
  will_send: send,
  because,
  until: until?.toISOString() ?? null,
});
