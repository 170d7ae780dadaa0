import type { Client, Json } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

const n = "/api/notifications/";

const ids = async (person: Client, query: string): Promise<Set<string>> => {
  const { status, body } = await person.get(`${n}?page_size=100&${query}`);
  expect(status, query).toBe(200);
  return new Set(body.results.map((row: Json) => row.id));
};

test("J6.2 S3.39–S3.52: every filter alone keeps exactly the rows that it means, and together they keep what all of them keep", async ({
  as,
}) => {
  const joy = await as("driver2@parkmate.test");
  const { body: booking } = await joy.book((await joy.slot("Parking Lot A", "A-14")).id);
  await joy.post(`/api/bookings/${booking.id}/cancel/`);
  const admin = await as("admin@parkmate.test");
  for (const [level, priority] of [
    ["success", "HIGH"],
    ["error", "LOW"],
    ["warning", "HIGH"],
  ])
    await admin.post(n, {
      recipient: joy.user.id,
      title: "Payment desk",
      message: "It is closed today.",
      level,
      priority,
    });
  const everything: Json[] = (await joy.get(`${n}?page_size=100&archived=all&snoozed=all`)).body
    .results;
  const [one, two] = everything as [Json, Json];
  const three = everything.findLast((row) => row.data.booking_id && row !== one && row !== two)!;
  await joy.post(`${n}${one.id}/archive/`);
  await joy.post(`${n}${two.id}/snooze/`, { minutes: 60 });
  await joy.post(`${n}${three.id}/mark_as_unread/`);
  const rows: Json[] = (
    await joy.get(`${n}?page_size=100&archived=all&snoozed=all&expand=deliveries,metadata`)
  ).body.results;
  expect(rows.length).toBeGreaterThan(8);
  const now = await joy.now();
  const sleeps = (row: Json) => row.snoozed_until !== null && Date.parse(row.snoozed_until) > now;
  const middle = rows[4].created_at as string;
  const word = (rows[0].title as string).slice(0, 4);
  const day = (iso: string, zone: string) =>
    new Date(iso).toLocaleDateString("en-CA", { timeZone: zone });
  const meant: Record<string, (row: Json) => boolean> = {
    "notification_type=booking": (row) => row.notification_type === "booking",
    "notification_types=booking,payment": (row) =>
      ["booking", "payment"].includes(row.notification_type),
    [`event_type=${three.event_type}`]: (row) => row.event_type === three.event_type,
    [`type=${three.event_type}`]: (row) => row.type === three.event_type,
    "level=success": (row) => row.level === "success",
    "priority=HIGH": (row) => row.priority === "HIGH",
    "is_read=true": (row) => row.is_read,
    "is_unread=true": (row) => !row.is_read,
    "status=unread": (row) => !row.is_read,
    "status=sent": (row) => row.status === "sent",
    "status=failed": () => false,
    "delivery_channel=in_app": () => true,
    "delivery_channel=sms": () => false,
    [`booking=${three.data.booking_id}`]: (row) => row.related_object_id === three.data.booking_id,
    [`lot=${three.data.lot_id}`]: (row) => row.data.lot_id === three.data.lot_id,
    [`group_key=${encodeURIComponent(three.group_key)}`]: (row) =>
      row.group_key === three.group_key,
    [`related_to=booking:${three.data.booking_id}`]: (row) =>
      row.related_object_id === three.data.booking_id,
    [`ticket=${three.id}`]: () => false,
    [`created_after=${middle}`]: (row) => row.created_at >= middle,
    [`created_before=${middle}`]: (row) => row.created_at <= middle,
    "period=today&tz=Asia/Manila": (row) =>
      day(row.created_at, "Asia/Manila") === day(new Date(now).toISOString(), "Asia/Manila"),
    "period=month": (row) => now - Date.parse(row.created_at) < 29 * 86_400_000,
    [`search=${encodeURIComponent(word)}`]: (row) =>
      `${row.title}\n${row.message}`.toLowerCase().includes(word.toLowerCase()),
    [`since_seq=${three.seq - 1}`]: (row) => row.seq > three.seq - 1,
  };
  const shown = (row: Json) => row.archived_at === null && !sleeps(row);
  for (const [query, keeps] of Object.entries(meant))
    expect(await ids(joy, query), query).toEqual(
      new Set(rows.filter((row) => shown(row) && keeps(row)).map((row) => row.id)),
    );
  expect(await ids(joy, "archived=true&snoozed=all")).toEqual(new Set([one.id]));
  expect(await ids(joy, "snoozed=true")).toEqual(new Set([two.id]));
  expect(await ids(joy, "archived=all&snoozed=all")).toEqual(new Set(rows.map((row) => row.id)));
  const queries = Object.keys(meant);
  for (let index = 0; index < queries.length; index += 1) {
    const [a, b] = [queries[index]!, queries[(index * 7 + 3) % queries.length]!];
    const names = (query: string) => query.split("&").map((part) => part.split("=")[0]);
    if (names(a).some((name) => names(b).includes(name))) continue;
    expect(await ids(joy, `${a}&${b}`), `${a}&${b}`).toEqual(
      new Set(
        rows.filter((row) => shown(row) && meant[a]!(row) && meant[b]!(row)).map((row) => row.id),
      ),
    );
  }
  await joy.post(`${n}${one.id}/unarchive/`);
  await joy.post(`${n}${two.id}/unsnooze/`);
});

test("S3.45 U16: days begin where the person is", async ({ as, advance }) => {
  const joy = await as("driver2@parkmate.test");
  await joy.post(`${n}test/`, { level: "info" });
  const made: string = (await joy.get(`${n}?event_type=alert_test`)).body.results[0].created_at;
  const inZone = (zone: string, at: number) =>
    new Date(at).toLocaleDateString("en-CA", { timeZone: zone });
  const seconds = 13 * 3600;
  await advance(seconds);
  const later = await as("driver2@parkmate.test");
  const now = await later.now();
  const count = async (query: string) =>
    (await later.get(`${n}?event_type=alert_test&${query}`)).body.count;
  for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Manila", "Europe/Berlin"]) {
    const isToday = inZone(zone, Date.parse(made)) === inZone(zone, now);
    expect(await count(`period=today&tz=${zone}`), zone).toBe(isToday ? 1 : 0);
    expect(await count(`period=yesterday&tz=${zone}`), zone).toBe(isToday ? 0 : 1);
  }
  await advance(-seconds);
});

test("J6.2 H63 H66 H67 H69: filters that nobody knows, and values that mean nothing, are named beside their field", async ({
  as,
}) => {
  const joy = await as("driver2@parkmate.test");
  const bad = [
    "nonsense=1",
    "is_read=maybe",
    "is_read=true&is_read=false",
    "status=lost",
    "level=loud",
    "priority=URGENT",
    "notification_type=gossip",
    "notification_types=booking,gossip",
    "delivery_channel=pigeon",
    "period=never",
    "tz=Mars/Base",
    "created_after=2026-03-29T02:30",
    "created_after=yesterday",
    "created_before=2026-13-01T00:00:00Z",
    "ordering=password",
    "ordering=-seq,seq,is_read,priority,created_at",
    "related_to=booking",
    "related_to=booking:x",
    `search=${"x".repeat(101)}`,
    "search=",
    "archived=perhaps",
    "snoozed=perhaps",
    "since_seq=-1",
    "since_seq=1e9",
    "ticket=5",
    "booking=1%20OR%201=1",
    "lot=x",
    "expand=password",
    "page=0",
    "page_size=101",
    "page_size=1;2",
    "a[b]=c",
  ];
  for (const query of bad) {
    const { status, body, headers } = await joy.get(`${n}?${query}`);
    expect(status, query).toBe(400);
    expect(headers.get("content-type"), query).toContain("application/problem+json");
    expect(body, query).toMatchObject({
      code: "invalid",
      errors: expect.any(Object),
      request_id: expect.any(String),
    });
  }
  const zoneless = await joy.get(`${n}?created_after=2026-03-29T02:30`);
  expect(zoneless.body.reasons).toContain("zone_required");
  for (const path of [
    "stats/?period=never",
    "grouped/?by=colour",
    "unread_count/?nonsense=1",
    "sync/",
    "sync/?since_seq=x",
    "export.csv?nonsense=1",
    "unread/?level=loud",
  ])
    expect((await joy.get(`${n}${path}`)).status, path).toBe(400);
  expect((await joy.get(`${n}?page=9999`)).body).toMatchObject({
    status: 404,
    detail: "Invalid page.",
  });
  expect((await joy.get(`${n}?search=%25`)).body.count, "H61").toBe(0);
});
