import { bookInLotA } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import {
  decisionKeys,
  deliverySettingKeys,
  expectKeys,
  markedKeys,
  muteKeys,
  objectKeys,
  pageKeys,
  rowKeys,
  settingKeys,
  templateKeys,
  weekDays,
} from "../fixtures/contract-members";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { NOTIFICATIONS, SETTINGS, TEMPLATES } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

/** The body of a successful GET. */
async function get(person: Client, path: string): Promise<Json> {
  const { status, body } = await person.get(path);
  expect(status, path).toBe(200);
  return body;
}

/** The rows of a page that has some. */
async function rowsOf(person: Client, path: string): Promise<Json[]> {
  const body = await get(person, path);
  expectKeys(body, pageKeys, path);
  expect(body.results.length, path).toBeGreaterThan(0);
  return body.results;
}

/** A notification for Joy that also went out by e-mail. */
const sendToJoy = (admin: Client, joy: Client): Promise<Json> =>
  sendNotification(admin, joy, { channels: ["in_app", "email"] });

for (const name of ["driver2", "driver", "owner", "admin"])
  test(`U14 C1 S4.83: every row of the lists of ${name} has exactly the described members`, async ({
    as,
  }) => {
    const person = await as(name);
    await sendNotification(await as("admin"), person);
    for (const path of [
      NOTIFICATIONS,
      `${NOTIFICATIONS}unread/`,
      `${NOTIFICATIONS}?archived=all&snoozed=all&page_size=100`,
    ])
      expectKeys(await rowsOf(person, path), rowKeys, path);
  });

test("U14 C1 S4.83: `expand` adds the metadata and the deliveries to rows", async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  await sendToJoy(admin, joy);
  const withMetadata = await rowsOf(joy, `${NOTIFICATIONS}?expand=metadata`);
  expectKeys(withMetadata, [...rowKeys, "metadata"], "with metadata");
  const withBoth = await rowsOf(joy, `${NOTIFICATIONS}?expand=deliveries,metadata`);
  expectKeys(withBoth, objectKeys, "with both");
});

test("U14 C1 C17: a single notification has exactly the described members", async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const sent = await sendToJoy(admin, joy);
  expectKeys(sent, objectKeys, "the answer of POST");
  const one = await get(joy, `${NOTIFICATIONS}${sent.id}/`);
  expectKeys(one, objectKeys, "the answer of GET");
  expect(one.metadata).toEqual(one.data);
  expect([one.type, one.subject]).toEqual([one.event_type, one.title]);
  expect([one.user, one.user_name]).toEqual([one.recipient, one.recipient_name]);
  expect(one.deliveries.length).toBeGreaterThan(1);
  expectKeys(one.deliveries, ["channel", "status", "reason", "sent_at", "attempts"], "a delivery");
});

test("U14 C1: actions and their outcome have exactly the described members", async ({ as }) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const booking = await bookInLotA(driver, "A-14", { method: "cash" });
  const pending = await owner.notifications("&event_type=cash_payment_pending");
  const cash = pending.find((row) => row.data.booking_id === booking.id)!;
  expect(cash.actions).toHaveLength(2);
  const actionKeys = ["id", "label", "style", "kind", "href", "state", "expires_at"];
  expectKeys(cash.actions, actionKeys, "an action");
  const verified = (await owner.post(`${NOTIFICATIONS}${cash.id}/actions/verify/`)).body;
  expectKeys(verified, ["notification", "result"], "the answer of an action");
  expectKeys(verified.notification, objectKeys, "its notification");
  expectKeys(verified.notification.resolved, ["by", "at", "outcome"], "its outcome");
  await driver.cancel(booking.id);
});

test("U14 C1: counts, figures and groups have exactly the described members", async ({ as }) => {
  const joy = await as("driver2");
  await sendToJoy(await as("admin"), joy);
  const counts = ["count", "unread_count", "unseen_count", "action_required", "by_type"];
  const badge = await get(joy, `${NOTIFICATIONS}unread_count/`);
  expectKeys(badge, [...counts, "by_channel", "seq"], "unread_count");
  expectKeys(badge.by_channel, ["EMAIL", "WHATSAPP", "SMS", "PUSH", "SYSTEM"], "by_channel");
  const stats = await get(joy, `${NOTIFICATIONS}stats/`);
  const figures = ["by_type", "by_level", "by_channel", "by_status", "per_day"];
  expectKeys(stats, ["unread_count", "total_count", ...figures, "recent_notifications"], "stats");
  for (const each of [stats.by_type, stats.by_level])
    expectKeys(Object.values(each), ["total", "unread"], "stats' counts");
  expectKeys(stats.per_day, ["date", "count"], "per_day");
  expectKeys(stats.recent_notifications, rowKeys, "recent_notifications");
  for (const by of ["date", "group_key"]) {
    const groups: Json[] = await get(joy, `${NOTIFICATIONS}grouped/?by=${by}`);
    const own = ["group_key", "group_type", "count", "unread_count"];
    expectKeys(groups, [...own, "latest_notification", "notifications"], `grouped by ${by}`);
    const rows = groups.flatMap((group) => [group.latest_notification, ...group.notifications]);
    expectKeys(rows, rowKeys, `a row of a group by ${by}`);
  }
});

test("U14 C1: the trace and the sync have exactly the described members", async ({ as }) => {
  const joy = await as("driver2");
  const sent = await sendToJoy(await as("admin"), joy);
  const trace = await get(joy, `${NOTIFICATIONS}${sent.id}/trace/`);
  expect(trace.length).toBeGreaterThan(1);
  expectKeys(trace, ["at", "step", "channel", "detail"], "a step");
  for (const [since, reset] of [
    [0, false],
    [999_999, true],
  ] as const) {
    // `toasts` is for pages that were away.
    const { toasts: _toasts, ...synced } = await get(
      joy,
      `${NOTIFICATIONS}sync/?since_seq=${since}`,
    );
    expectKeys(synced, ["seq", "reset", "upserts", "deleted_ids", "unread_count"], "sync");
    expectKeys(synced.upserts, rowKeys, "a missed row");
    expect(synced.reset, `since ${since}`).toBe(reset);
  }
});

test("U14 C1: the answers of every change have exactly the described members", async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const { id } = await sendToJoy(admin, joy);
  const ids = { notification_ids: [id] };
  const post = async (path: string, body?: object): Promise<Json> =>
    (await joy.post(`${NOTIFICATIONS}${path}/`, body)).body;
  expectKeys(await post("mark_read", ids), markedKeys, "mark_read");
  expectKeys(await post("mark_all_read"), markedKeys, "mark_all_read");
  for (const verb of ["mark_as_read", "mark_as_unread"]) {
    const answer = await post(`${id}/${verb}`);
    expectKeys(answer, ["message", "notification", "unread_count"], verb);
    expectKeys(answer.notification, objectKeys, verb);
  }
  for (const verb of ["archive", "unarchive", "unsnooze"])
    expectKeys(await post(`${id}/${verb}`), objectKeys, verb);
  expectKeys(await post(`${id}/snooze`, { minutes: 5 }), objectKeys, "snooze");
  const { seq } = await unreadCounts(joy);
  expectKeys(await post("mark_seen", { up_to_seq: seq }), ["unseen_count"], "mark_seen");
  const deleted = await post("bulk_delete", ids);
  expectKeys(deleted, ["message", "deleted_count", "unread_count"], "bulk_delete");
});

test("U14 C1: a test alert and an announcement have exactly the described members", async ({
  as,
}) => {
  const [admin, joy, driver] = [await as("admin"), await as("driver2"), await as("driver")];
  const alert = { level: "info", channels: ["in_app", "sms"] };
  const tested = (await joy.post(`${NOTIFICATIONS}test/`, alert)).body;
  // With the ids the page that asked for a test follows what came of it.
  expectKeys(tested, ["sent", "suppressed", "notification_ids"], "test");
  expectKeys(tested.suppressed, ["channel", "reason"], "suppressed");
  const several = await admin.post(NOTIFICATIONS, {
    recipients: [joy.user.id, driver.user.id],
    title: "Gate C",
    message: "Closed.",
  });
  expectKeys(several.body, ["created_count", "batch_id", "scheduled_for"], "several");
});

test("U14 C1: settings and mutes have exactly the described members", async ({ as }) => {
  const joy = await as("driver2");
  const settings = await rowsOf(joy, SETTINGS);
  expect(settings).toHaveLength(10);
  expectKeys(settings, settingKeys, "a setting of the list");
  expectKeys(await get(joy, `${SETTINGS}${settings[0]!.id}/`), settingKeys, "one setting");
  const delivery = await get(joy, `${SETTINGS}delivery/`);
  expectKeys(delivery, deliverySettingKeys, "delivery");
  expectKeys(delivery.quiet_hours, ["enabled", "weekly", "bypass_high"], "quiet hours");
  expectKeys(delivery.quiet_hours.weekly, weekDays, "a week");
  expectKeys(Object.values(delivery.quiet_hours.weekly).flat(), ["start", "end"], "a range");
  expectKeys(delivery.channels, ["in_app", "email", "sms", "push", "whatsapp"], "channels");
  const target = { scope: "lot", id: (await joy.lot("Parking Lot A")).id };
  expectKeys((await joy.post(`${SETTINGS}mutes/`, target)).body, muteKeys, "a new mute");
  expectKeys(await rowsOf(joy, `${SETTINGS}mutes/`), muteKeys, "a mute");
  expect((await joy.send("DELETE", `${SETTINGS}mutes/?scope=lot&id=${target.id}`)).status).toBe(
    204,
  );
  const explained = await get(joy, `${SETTINGS}explain/?event_type=payment_verified`);
  const about = ["event_type", "notification_type", "locked", "alert"];
  expectKeys(explained, ["channels", ...about], "explain");
  expectKeys([explained.alert, ...Object.values(explained.channels)], decisionKeys, "a decision");
});

test("U14 C1: templates and the socket's token have exactly the described members", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const templates = await rowsOf(admin, TEMPLATES);
  expectKeys(templates, templateKeys, "a template of the list");
  const address = `${TEMPLATES}${templates[0]!.id}/`;
  expectKeys(await get(admin, address), [...templateKeys, "versions"], "one template");
  const preview = (await admin.post(`${address}preview/`)).body;
  expectKeys(preview, ["subject", "body", "toast", "errors"], "preview");
  const token = await get(joy, "/api/user/ws-token/");
  expectKeys(token, ["ws_token", "expires_in", "expires_at", "url"], "ws-token");
});
