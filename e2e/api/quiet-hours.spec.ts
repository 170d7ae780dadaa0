import type { Client } from "../fixtures/client";
import { weekDays } from "../fixtures/contract-members";
import type { Json } from "../fixtures/json";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { NOTIFICATIONS, SETTINGS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const delivery = `${SETTINGS}delivery/`;
const everyDay = (ranges: object[]) => Object.fromEntries(weekDays.map((day) => [day, ranges]));
const allDay = everyDay([{ start: "00:00", end: "00:00" }]);
const explain = async (person: Client, query: string): Promise<Json> =>
  (await person.get(`${SETTINGS}explain/?event_type=${query}`)).body;

let joy: Client;
let admin: Client;
/** The settings before the test. */
let before: Json;
const setQuiet = (quiet_hours: object) => joy.send("PUT", delivery, { quiet_hours });

test.beforeEach(async ({ as }) => {
  [joy, admin] = [await as("driver2"), await as("admin")];
  before = (await joy.get(delivery)).body;
});
test.afterEach(async () => {
  const { quiet_hours, timezone } = before;
  await joy.send("PUT", delivery, { quiet_hours, timezone });
});

test("J2.5 W7: quiet hours are off at first", () => {
  expect(before).toMatchObject({
    timezone: "Asia/Manila",
    toast_seconds: 4,
    sound: false,
    vibration: true,
    desktop: true,
    active_now: false,
    escalation_minutes: 3,
    quiet_hours: { enabled: false, bypass_high: true },
  });
});

test("J2.5 W7: quiet hours that fill the week are active now, without an end", async () => {
  const halves = everyDay([
    { start: "00:00", end: "12:00" },
    { start: "12:00", end: "00:00" },
  ]);
  const answer = await setQuiet({ enabled: true, weekly: halves });
  expect(answer.body).toMatchObject({
    active_now: true,
    next_change_at: null,
    toast_seconds: 4,
  });
  expect((await explain(joy, "refund_issued")).channels.email).toMatchObject({
    will_send: false,
    because: "quiet_hours",
  });
});

test("J2.5 W7: quiet hours without ranges are never active", async () => {
  const answer = await joy.send("PUT", delivery, {
    timezone: "UTC",
    quiet_hours: { enabled: true, weekly: everyDay([]), bypass_high: false },
  });
  expect(answer.body).toMatchObject({
    timezone: "UTC",
    active_now: false,
    next_change_at: null,
    quiet_hours: { bypass_high: false },
  });
});

test("J2.5 W7: quiet hours keep back the toast of a MEDIUM one, not of a HIGH one", async () => {
  await setQuiet({ enabled: true, weekly: allDay, bypass_high: true });
  const socket = await joy.connect();
  const send = (priority: string) =>
    sendNotification(admin, joy, { priority, channels: ["in_app", "email"] });
  const [calm, urgent] = [await send("MEDIUM"), await send("HIGH")];
  const toastOf = async ({ id }: Json): Promise<Json> =>
    (await socket.wait("new_notification", (frame) => frame.notification.id === id)).toast;
  expect(await toastOf(calm)).toMatchObject({
    show: false,
    sound: false,
    vibrate: false,
    desktop: false,
  });
  expect(await toastOf(urgent)).toMatchObject({ show: true });
  expect((await joy.get(`${NOTIFICATIONS}${calm.id}/`)).body).toMatchObject({
    is_read: false,
    deliveries: expect.arrayContaining([
      expect.objectContaining({ channel: "email", status: "cancelled", reason: "quiet_hours" }),
    ]),
  });
  expect((await joy.get(`${NOTIFICATIONS}${calm.id}/trace/`)).body).toContainEqual(
    expect.objectContaining({ step: "silent", detail: "quiet_hours" }),
  );
  socket.close();
});

test("J2.5 W7: quiet hours keep back toasts of missed and of snoozed ones", async ({ advance }) => {
  const { seq } = await unreadCounts(joy);
  const snoozed = await sendNotification(admin, joy);
  await joy.post(`${NOTIFICATIONS}${snoozed.id}/snooze/`, { minutes: 10 });
  await setQuiet({ enabled: true, weekly: allDay, bypass_high: true });
  const silent: string[] = [];
  for (let count = 0; count < 4; count += 1) silent.push((await sendNotification(admin, joy)).id);
  const urgent = await sendNotification(admin, joy, { priority: "HIGH" });
  const { toasts } = (await joy.get(`${NOTIFICATIONS}sync/?since_seq=${seq}`)).body;
  expect(toasts[urgent.id].show).toBe(true);
  for (const id of silent) expect(toasts[id].show, id).toBe(false);
  const socket = await joy.connect({ last_seq: seq });
  expect((await socket.wait("sync")).toasts[urgent.id].show).toBe(true);
  await advance(601);
  const back = await socket.wait(
    "new_notification",
    (frame) => frame.notification.id === snoozed.id,
  );
  expect(back.toast.show).toBe(false);
  expect(socket.frames.map(({ event }) => event)).not.toContain("away_summary");
  socket.close();
  await advance(-601);
});

for (const [name, body] of [
  ["a toast time that is not offered", { toast_seconds: 5 }],
  ["an unknown time zone", { timezone: "Mars/Base" }],
  ["an invalid hour", { quiet_hours: { enabled: true, weekly: { mon: [range("25:00")] } } }],
  ["an unknown channel", { channels: { pigeon: true } }],
  ["minutes before escalation that are negative", { escalation_minutes: -1 }],
  ["an unknown setting", { volume: 11 }],
] as const)
  test(`H91: delivery settings with ${name} are refused with 400`, async ({ as }) => {
    expect((await (await as("driver2")).send("PUT", delivery, body)).status).toBe(400);
  });

function range(start: string) {
  return { start, end: "07:00" };
}
