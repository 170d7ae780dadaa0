import { bookInLotA } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { sendNotification } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const DAY_MS = 86_400_000;

/** What the filters are tried on: Joy's notifications, one of them archived and one snoozed. */
interface Sample {
  rows: Json[];
  now: number;
  archived: string;
  snoozed: string;
  /** One about a booking. */
  booked: Json;
  /** The middle of all instants. */
  middle: string;
  /** The beginning of a title. */
  word: string;
}
let joy: Client;
let sample: Sample;

test.beforeAll(async ({ server }) => {
  await server.moveToDaytime();
  joy = await server.signIn("driver2");
  sample = await prepare(joy, await server.signIn("admin"));
});
test.afterAll(async () => {
  await joy.post(`${NOTIFICATIONS}${sample.archived}/unarchive/`);
  await joy.post(`${NOTIFICATIONS}${sample.snoozed}/unsnooze/`);
});

async function prepare(person: Client, admin: Client): Promise<Sample> {
  const booking = await bookInLotA(person, "A-14");
  await person.cancel(booking.id);
  for (const [level, priority] of [
    ["success", "HIGH"],
    ["error", "LOW"],
    ["warning", "HIGH"],
  ])
    await sendNotification(admin, person, { title: "Payment desk", level, priority });
  const all = await person.notifications("&archived=all&snoozed=all");
  const [one, two] = all as [Json, Json];
  const booked = all.findLast((row) => row.data.booking_id && row !== one && row !== two)!;
  await person.post(`${NOTIFICATIONS}${one.id}/archive/`);
  await person.post(`${NOTIFICATIONS}${two.id}/snooze/`, { minutes: 60 });
  await person.post(`${NOTIFICATIONS}${booked.id}/mark_as_unread/`);
  const rows = await person.notifications("&archived=all&snoozed=all&expand=deliveries,metadata");
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.length, "no more than one page").toBeLessThan(100);
  return {
    rows,
    now: await person.now(),
    archived: one.id,
    snoozed: two.id,
    booked: rows.find((row) => row.id === booked.id),
    middle: rows[4].created_at,
    word: rows[0].title.slice(0, 4),
  };
}

/** The date of an instant in a zone: "2026-11-21". */
const dateIn = (zone: string, at: number | string): string =>
  new Date(at).toLocaleDateString("en-CA", { timeZone: zone });
const ids = (rows: Json[]): Set<string> => new Set(rows.map((row) => row.id));
const listed = async (query: string): Promise<Set<string>> => {
  const { status, body } = await joy.get(`${NOTIFICATIONS}?page_size=100&${query}`);
  expect(status, query).toBe(200);
  return ids(body.results);
};
const isShown = (row: Json): boolean =>
  row.archived_at === null &&
  (row.snoozed_until === null || Date.parse(row.snoozed_until) <= sample.now);

type Filter = [
  name: string,
  value: (sample: Sample) => string,
  keeps: (row: Json, sample: Sample) => boolean,
];
const filters: Filter[] = [
  ["notification_type", () => "booking", (row) => row.notification_type === "booking"],
  [
    "notification_types",
    () => "booking,payment",
    (row) => ["booking", "payment"].includes(row.notification_type),
  ],
  [
    "event_type",
    ({ booked }) => booked.event_type,
    (row, of) => row.event_type === of.booked.event_type,
  ],
  ["type", ({ booked }) => booked.event_type, (row, of) => row.type === of.booked.event_type],
  ["level", () => "success", (row) => row.level === "success"],
  ["priority", () => "HIGH", (row) => row.priority === "HIGH"],
  ["is_read", () => "true", (row) => row.is_read],
  ["is_unread", () => "true", (row) => !row.is_read],
  ["status", () => "unread", (row) => !row.is_read],
  ["status", () => "sent", (row) => row.status === "sent"],
  ["status", () => "failed", () => false],
  ["delivery_channel", () => "in_app", () => true],
  ["delivery_channel", () => "sms", () => false],
  [
    "booking",
    ({ booked }) => booked.data.booking_id,
    (row, of) => row.related_object_id === of.booked.data.booking_id,
  ],
  [
    "lot",
    ({ booked }) => booked.data.lot_id,
    (row, of) => row.data.lot_id === of.booked.data.lot_id,
  ],
  [
    "group_key",
    ({ booked }) => encodeURIComponent(booked.group_key),
    (row, of) => row.group_key === of.booked.group_key,
  ],
  [
    "related_to",
    ({ booked }) => `booking:${booked.data.booking_id}`,
    (row, of) => row.related_object_id === of.booked.data.booking_id,
  ],
  ["ticket", ({ booked }) => booked.id, () => false],
  ["created_after", ({ middle }) => middle, (row, of) => row.created_at >= of.middle],
  ["created_before", ({ middle }) => middle, (row, of) => row.created_at <= of.middle],
  [
    "period",
    () => "today&tz=Asia/Manila",
    (row, of) => dateIn("Asia/Manila", row.created_at) === dateIn("Asia/Manila", of.now),
  ],
  [
    "period",
    () => "month&tz=Asia/Manila",
    (row, of) =>
      dateIn("Asia/Manila", row.created_at) >= dateIn("Asia/Manila", of.now - 29 * DAY_MS),
  ],
  [
    "search",
    ({ word }) => encodeURIComponent(word),
    (row, of) => `${row.title}\n${row.message}`.toLowerCase().includes(of.word.toLowerCase()),
  ],
  ["since_seq", ({ booked }) => `${booked.seq - 1}`, (row, of) => row.seq >= of.booked.seq],
];
const queryOf = ([name, value]: Filter): string => `${name}=${value(sample)}`;
const kept = (...all: Filter[]): Set<string> =>
  ids(sample.rows.filter((row) => isShown(row) && all.every(([, , keeps]) => keeps(row, sample))));

for (const [index, filter] of filters.entries())
  test(`J6.2 S3.39–S3.52: filter ${index + 1}, ${filter[0]}, keeps its rows`, async () => {
    const query = queryOf(filter);
    expect(await listed(query), query).toEqual(kept(filter));
  });

for (const [index, filter] of filters.entries()) {
  const other = filters[(index * 7 + 3) % filters.length]!;
  if (filter[0] === other[0]) continue;
  test(`J6.2: filter ${index + 1}, ${filter[0]}, with ${other[0]}`, async () => {
    const query = `${queryOf(filter)}&${queryOf(other)}`;
    expect(await listed(query), query).toEqual(kept(filter, other));
  });
}

test("J6.2 S4.25 W7: archived and snoozed rows are listed when asked for", async () => {
  expect(await listed("archived=true&snoozed=all")).toEqual(new Set([sample.archived]));
  expect(await listed("snoozed=true")).toEqual(new Set([sample.snoozed]));
  expect(await listed("archived=all&snoozed=all")).toEqual(ids(sample.rows));
});

for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Manila", "Europe/Berlin"])
  test(`S3.45 U16: days begin in the given zone: ${zone}`, async ({ advance, as }) => {
    const { body } = await joy.post(`${NOTIFICATIONS}test/`, { level: "info" });
    const [id] = body.notification_ids as [string];
    const made = Date.parse((await joy.get(`${NOTIFICATIONS}${id}/`)).body.created_at);
    // From 10:00 to 23:00 in Manila: another day in some of the zones.
    const seconds = 13 * 3600;
    await advance(seconds);
    const later = await as("driver2");
    const isToday = dateIn(zone, made) === dateIn(zone, await later.now());
    const isIn = async (period: string) =>
      ids(await later.notifications(`&period=${period}&tz=${zone}`)).has(id);
    expect([await isIn("today"), await isIn("yesterday")]).toEqual([isToday, !isToday]);
    await advance(-seconds);
  });
