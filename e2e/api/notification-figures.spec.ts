import { parse } from "csv-parse/sync";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { NOTIFICATIONS, SETTINGS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
/** The sum of `{ booking: 3 }` or `{ booking: { total: 3 } }`. */
const total = (counts: Json) => sumOf(Object.values<Json>(counts).map((one) => one.total ?? one));
const groupsOf = async (person: Client, query: string): Promise<Json[]> =>
  (await person.get(`${NOTIFICATIONS}grouped/?${query}`)).body;

test("S3.29 S4.79: the figures agree with the list", async ({ as }) => {
  const joy = await as("driver2");
  const all = await joy.notifications("&archived=all&snoozed=all");
  expect(all.length, "no more than one page").toBeLessThan(100);
  const stats = (await joy.get(`${NOTIFICATIONS}stats/`)).body;
  expect(stats).toMatchObject({
    total_count: all.length,
    unread_count: (await unreadCounts(joy)).count,
  });
  const recent = stats.recent_notifications.map((row: Json) => row.id);
  expect(recent).toEqual(all.slice(0, 5).map((row) => row.id));
  expect(total(stats.by_type)).toBe(all.length);
  expect(total(stats.by_level)).toBe(all.length);
  expect(stats.by_channel.SYSTEM).toBe(all.length);
  expect(sumOf(stats.per_day.map((day: Json) => day.count))).toBe(all.length);
  expect((await joy.get(`${NOTIFICATIONS}stats/?tz=Nowhere/Land`)).status).toBe(400);
});

for (const by of ["date", "group_key"])
  test(`S3.30 S3.39: the groups by ${by} agree with the list, the newest first`, async ({ as }) => {
    const joy = await as("driver2");
    const shown = await joy.notifications();
    const groups = await groupsOf(joy, `by=${by}`);
    expect(sumOf(groups.map((group) => group.count))).toBe(shown.length);
    for (const group of groups) {
      expect(group.latest_notification).toEqual(group.notifications[0]);
      expect(group.notifications).toHaveLength(Math.min(10, group.count));
      if (by === "date") continue;
      const rows = shown.filter((row) => row.group_key === group.group_key);
      expect(group).toMatchObject({ group_type: "group_key", count: rows.length });
    }
    const newest = groups.map((group) => group.latest_notification.created_at);
    expect(newest).toEqual([...newest].sort().reverse());
  });

test("S3.30: groups obey the filters of the list", async ({ as }) => {
  const joy = await as("driver2");
  const payments = await joy.notifications("&notification_type=payment");
  const groups = await groupsOf(joy, "by=group_key&notification_type=payment");
  expect(payments.length).toBeGreaterThan(0);
  expect(sumOf(groups.map((group) => group.count))).toBe(payments.length);
});

test("S3.30: what comes now is in the group of today", async ({ as, server }) => {
  await server.moveToDaytime();
  const joy = await as("driver2");
  const { id } = await sendNotification(await as("admin"), joy);
  const [first] = await groupsOf(joy, "");
  expect(first).toMatchObject({ group_key: "today", group_type: "date" });
  expect(first.notifications.map((row: Json) => row.id)).toContain(id);
});

test("N4: the trace names every channel, to the recipient and administrators only", async ({
  as,
}) => {
  const [admin, joy, driver] = [await as("admin"), await as("driver2"), await as("driver")];
  const settings = (await joy.get(SETTINGS)).body.results;
  const system = settings.find((row: Json) => row.notification_type === "system");
  await joy.send("PATCH", `${SETTINGS}${system.id}/`, { email_enabled: false });
  const { id } = await sendNotification(admin, joy, { channels: ["in_app", "email", "sms"] });
  await joy.post(`${NOTIFICATIONS}${id}/mark_as_read/`);
  const { body: trace } = await joy.get(`${NOTIFICATIONS}${id}/trace/`);
  for (const step of [
    { step: "created" },
    { step: "sent", channel: "in_app" },
    { step: "cancelled", channel: "email", detail: "preference" },
    { step: "cancelled", channel: "sms", detail: "preference" },
    { step: "read" },
  ])
    expect(trace).toContainEqual(expect.objectContaining(step));
  expect((await joy.get(`${NOTIFICATIONS}${id}/`)).body.deliveries).toContainEqual({
    channel: "email",
    status: "cancelled",
    reason: "preference",
    sent_at: null,
    attempts: 0,
  });
  expect((await admin.get(`${NOTIFICATIONS}${id}/trace/`)).body).toEqual(trace);
  expect((await driver.get(`${NOTIFICATIONS}${id}/trace/`)).status).toBe(404);
  await joy.post(`${SETTINGS}reset_to_defaults/`);
});

test("S22 H85: the CSV export has the rows of the list, and no formulas", async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const formulas = ['=HYPERLINK("http://evil")', "+1", "-1", "@x"];
  for (const message of [...formulas, 'a "quote", a comma\nand a line'])
    await sendNotification(admin, joy, { message, data: { note: "csv" } });
  const { status, body, headers } = await joy.get(`${NOTIFICATIONS}export.csv?event_type=custom`);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("text/csv");
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename\*=/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("private, no-store");
  const rows: Record<string, string>[] = parse(body, { bom: true, columns: true });
  const listed = await joy.notifications("&event_type=custom");
  expect(rows.map((row) => row.id)).toEqual(listed.map((row) => row.id));
  expect(rows.map((row) => row.message)).toContain('a "quote", a comma\nand a line');
  for (const row of rows) expect(row.message).not.toMatch(/^[=+\-@\t\r]/);
});
