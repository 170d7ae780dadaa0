import { parse } from "csv-parse/sync";
import type { Client, Json } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

const n = "/api/notifications/";
const badge = async (person: Client): Promise<Json> => (await person.get(`${n}unread_count/`)).body;
/** A notification that an administrator wrote to this person; its answer is the notification. */
const write = async (admin: Client, to: Client, change: object = {}): Promise<Json> => {
  const { status, body } = await admin.post(n, {
    recipient: to.user.id,
    title: "Gate B",
    message: "Gate B is closed today.",
    ...change,
  });
  expect(status).toBe(201);
  return body;
};

test("S4.25 I7 J6.4: archived is out of list and badge, and back; every device hears", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const notification = await write(admin, joy);
  const [before, socket] = [await badge(joy), await joy.connect()];
  const archived = await joy.post(`${n}${notification.id}/archive/`);
  expect(archived.body).toMatchObject({ id: notification.id, archived_at: expect.any(String) });
  expect((await badge(joy)).count).toBe(before.count - 1);
  expect(
    await socket.wait(
      "notification_update",
      (frame) => frame.data.notification_id === notification.id,
    ),
  ).toMatchObject({ update_type: "archived", unread_count: before.count - 1 });
  expect((await joy.notifications()).some((row) => row.id === notification.id)).toBe(false);
  expect(
    (await joy.notifications("&archived=true")).some((row) => row.id === notification.id),
  ).toBe(true);
  const again = await joy.post(`${n}${notification.id}/archive/`);
  expect(again.body.archived_at).toBe(archived.body.archived_at);
  expect((await joy.post(`${n}${notification.id}/unarchive/`)).body.archived_at).toBeNull();
  expect((await badge(joy)).count).toBe(before.count);
  expect(
    (await joy.post(`${n}bulk_archive/`, { notification_ids: [notification.id] })).body,
  ).toMatchObject({ archived_count: 1, unread_count: before.count - 1 });
  socket.close();
});

test("W7 J2.3: snoozed is away and comes back with a toast; once, at its time", async ({
  as,
  advance,
}) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const notification = await write(admin, joy);
  const before = (await badge(joy)).count;
  for (const body of [
    {},
    { minutes: 0 },
    { minutes: 1.5 },
    { until: "2020-01-01T00:00:00Z" },
    { until: "tomorrow" },
    { minutes: 5, until: "2030-01-01T00:00:00Z" },
  ]) {
    expect(
      (await joy.post(`${n}${notification.id}/snooze/`, body)).status,
      JSON.stringify(body),
    ).toBe(400);
  }
  expect(
    (await joy.post(`${n}${notification.id}/snooze/`, { minutes: 20 })).body.snoozed_until,
  ).toEqual(expect.any(String));
  expect((await badge(joy)).count).toBe(before - 1);
  const socket = await joy.connect();
  await advance(1199);
  expect((await badge(joy)).count).toBe(before - 1);
  await advance(2);
  const back = await socket.wait(
    "new_notification",
    (frame) => frame.notification.id === notification.id,
  );
  expect(back.toast.show).toBe(true);
  expect((await badge(joy)).count).toBe(before);
  expect((await joy.notifications()).some((row) => row.id === notification.id)).toBe(true);
  await joy.post(`${n}${notification.id}/snooze/`, { minutes: 5 });
  expect((await joy.post(`${n}${notification.id}/unsnooze/`)).body.snoozed_until).toBeNull();
  await advance(600);
  await new Promise((done) => setTimeout(done, 1500));
  expect(
    socket.frames.filter(
      (frame) =>
        frame.event === "new_notification" && frame.message.notification.id === notification.id,
    ),
  ).toHaveLength(1);
  socket.close();
  await advance(-1801);
});

test("S3.31 S3.25: bulk and all: only one's own, by default only what was read, filters obeyed", async ({
  as,
}) => {
  const [admin, joy, driver] = [
    await as("admin@parkmate.test"),
    await as("driver2@parkmate.test"),
    await as("driver@parkmate.test"),
  ];
  const mine = [
    await write(admin, joy),
    await write(admin, joy),
    await write(admin, joy, { level: "error" }),
  ];
  const theirs = await write(admin, driver);
  const [first, second, third] = mine.map((row) => row.id) as [string, string, string];
  expect(
    (await joy.post(`${n}bulk_delete/`, { notification_ids: [first, theirs.id] })).body,
  ).toMatchObject({ message: "Successfully deleted 1 notification", deleted_count: 1 });
  expect((await driver.get(`${n}${theirs.id}/`)).status).toBe(200);
  for (const body of [
    {},
    { notification_ids: [] },
    { notification_ids: Array.from({ length: 501 }, () => first) },
  ])
    expect((await joy.post(`${n}bulk_delete/`, body)).status).toBe(400);
  await joy.post(`${n}${second}/mark_as_read/`);
  expect((await joy.send("DELETE", `${n}delete_all/?level=info&event_type=custom`)).status).toBe(
    204,
  );
  expect((await joy.get(`${n}${second}/`)).status).toBe(404);
  expect((await joy.get(`${n}${third}/`)).status).toBe(200);
  expect(
    (await joy.send("DELETE", `${n}delete_all/?read=all&level=error&event_type=custom`)).status,
  ).toBe(204);
  expect((await joy.get(`${n}${third}/`)).status).toBe(404);
  expect((await joy.send("DELETE", `${n}delete_all/?read=perhaps`)).status).toBe(400);
});

test("S3.29 S3.30 S3.39 S4.79: figures and groups agree with the list", async ({ as }) => {
  const joy = await as("driver2@parkmate.test");
  const all: Json[] = await joy.notifications("&archived=all&snoozed=all");
  const stats = (await joy.get(`${n}stats/`)).body;
  expect(stats).toMatchObject({ total_count: all.length, unread_count: (await badge(joy)).count });
  expect(stats.recent_notifications.map((row: Json) => row.id)).toEqual(
    all.slice(0, 5).map((row) => row.id),
  );
  const total = (counts: Json) =>
    Object.values<Json>(counts).reduce((sum, one) => sum + (one.total ?? one), 0);
  expect([total(stats.by_type), total(stats.by_level), stats.by_channel.SYSTEM]).toEqual([
    all.length,
    all.length,
    all.length,
  ]);
  expect(stats.per_day.reduce((sum: number, day: Json) => sum + day.count, 0)).toBe(all.length);
  expect((await joy.get(`${n}stats/?tz=Nowhere/Land`)).status).toBe(400);
  const shown: Json[] = await joy.notifications();
  for (const by of ["date", "group_key"]) {
    const groups = (await joy.get(`${n}grouped/?by=${by}`)).body;
    expect(groups.reduce((sum: number, group: Json) => sum + group.count, 0)).toBe(shown.length);
    for (const group of groups) {
      expect(group.latest_notification).toEqual(group.notifications[0]);
      expect(group.notifications.length).toBe(Math.min(10, group.count));
      if (by === "group_key")
        expect(group).toMatchObject({
          group_type: "group_key",
          count: shown.filter((row) => row.group_key === group.group_key).length,
        });
    }
    const newest = groups.map((group: Json) => group.latest_notification.created_at);
    expect(newest).toEqual([...newest].sort().reverse());
  }
  expect((await joy.get(`${n}grouped/`)).body[0]).toMatchObject({
    group_key: "today",
    group_type: "date",
  });
  const payments = (await joy.get(`${n}grouped/?by=group_key&notification_type=payment`)).body;
  expect(payments.reduce((sum: number, group: Json) => sum + group.count, 0)).toBe(
    shown.filter((row) => row.notification_type === "payment").length,
  );
});

test("N5 W9: the owner verifies from the notification; the admin's notification is done too, and a second click is told who was first", async ({
  as,
}) => {
  const [driver, owner, admin] = [
    await as("driver@parkmate.test"),
    await as("owner@parkmate.test"),
    await as("admin@parkmate.test"),
  ];
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id, {
    method: "cash",
  });
  const find = async (person: Client) =>
    (await person.notifications("&event_type=cash_payment_pending")).find(
      (row) => row.data.booking_id === booking.id,
    )!;
  const [mine, theirs] = [await find(owner), await find(admin)];
  expect(mine.actions).toEqual([
    {
      id: "verify",
      label: "Verify",
      style: "primary",
      kind: "execute",
      href: null,
      state: "open",
      expires_at: expect.any(String),
    },
    {
      id: "decline",
      label: "Decline",
      style: "danger",
      kind: "execute",
      href: null,
      state: "open",
      expires_at: expect.any(String),
    },
  ]);
  expect((await badge(owner)).action_required).toBeGreaterThan(0);
  const act = (person: Client, id: string, action: string, body: object = {}, key?: string) =>
    person.post(`${n}${id}/actions/${action}/`, body, key ? { "Idempotency-Key": key } : {});
  expect((await act(owner, mine.id, "decline")).body).toMatchObject({
    status: 400,
    errors: { reason: ["This field is required."] },
  });
  expect((await act(owner, mine.id, "fly")).status).toBe(404);
  expect((await act(driver, mine.id, "verify")).status).toBe(404);
  const key = `verify-${booking.id}`;
  const done = await act(owner, mine.id, "verify", {}, key);
  expect(done.status).toBe(200);
  expect(done.body).toMatchObject({
    notification: {
      id: mine.id,
      is_read: true,
      resolved: { by: expect.any(String), outcome: "verified" },
    },
    result: { booking_id: booking.id, message: "Payment verified" },
  });
  expect(done.body.notification.actions[0]).toMatchObject({
    id: "verify",
    state: "done",
    label: "Verified",
  });
  const repeated = await act(owner, mine.id, "verify", {}, key);
  expect(repeated.body).toEqual(done.body);
  expect(repeated.headers.get("idempotency-replayed")).toBe("true");
  expect((await act(admin, theirs.id, "verify")).body).toMatchObject({
    status: 409,
    code: "already_resolved",
    resolved: { by: done.body.notification.resolved.by, outcome: "verified" },
  });
  expect((await admin.get(`${n}${theirs.id}/`)).body).toMatchObject({
    is_read: true,
    resolved: { outcome: "verified" },
  });
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
});

test("C29 N5: a request is approved from the notification; the driver hears of it", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const [asked] = await requests(driver, 1);
  const approved = await owner.post(
    `${n}${(await requestNotification(owner, asked!)).id}/actions/approve/`,
  );
  expect(approved.body).toMatchObject({
    notification: { resolved: { outcome: "approved" } },
    result: { id: asked },
  });
  expect(
    (await driver.notifications("&event_type=booking_approved")).some(
      (row) => row.data.booking_id === asked,
    ),
  ).toBe(true);
  await driver.post(`/api/bookings/${asked}/cancel/`);
});

test("C29 N5: from the moment a request's hold has run out its notification answers 410, before and after the hold is ended", async ({
  as,
  advance,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  // Their holds end a good third of a second apart, the job that ends them runs once a second: it cannot be just in time for all of them.
  const asked = await requests(driver, 3, 350);
  const late = await Promise.all(asked.map((id) => requestNotification(owner, id)));
  const ends = late.map((row) => Date.parse(row.actions[0].expires_at));
  const seconds = Math.floor((Math.min(...ends) - (await owner.now())) / 1000) - 2;
  await advance(seconds);
  const answers = await Promise.all(
    late.map(async (row, index) => {
      const heard: Json[] = [];
      // Without its reason a decline is refused as long as the time runs, so asking changes nothing.
      do {
        const before = await owner.now();
        const { status, body } = await owner.post(`${n}${row.id}/actions/decline/`);
        if (status === 400) expect(before).toBeLessThan(ends[index]! + 1);
        if (status === 410) expect(await owner.now()).toBeGreaterThanOrEqual(ends[index]!);
        if (heard.at(-1)?.status !== status || !heard.at(-1)?.resolved !== !body.resolved)
          heard.push(body);
      } while (!heard.at(-1)!.resolved && heard.length < 4);
      return heard;
    }),
  );
  const [open, gone, ended] = [
    { status: 400, errors: { reason: ["This field is required."] } },
    { status: 410, code: "expired", resolved: null },
    { status: 410, code: "expired", resolved: { by: "Parkmate", outcome: "declined" } },
  ];
  for (const heard of answers)
    expect(heard).toMatchObject(heard.length === 3 ? [open, gone, ended] : [open, ended]);
  expect(
    answers.filter((heard) => heard.length === 3).length,
    "caught between its end and the job",
  ).toBeGreaterThan(0);
  expect(
    (await requestNotification(owner, asked[0]!)).actions.map((action: Json) => action.state),
  ).toEqual(["expired", "expired"]);
  await advance(-seconds);
});

/** Asks for so many slots of a lot whose owner decides; each hold ends `apartMs` after the one before. */
async function requests(driver: Client, count: number, apartMs = 0): Promise<string[]> {
  const slots: Json[] = (
    await driver.get(`/api/lots/${(await driver.lot("Lot B")).id}/slots/`)
  ).body.filter((slot: Json) => slot.state === "available");
  const asked: string[] = [];
  for (const slot of slots.slice(0, count)) {
    asked.push((await driver.book(slot.id)).body.id);
    await new Promise((done) => setTimeout(done, apartMs));
  }
  expect(asked).toHaveLength(count);
  return asked;
}

const requestNotification = async (owner: Client, id: string): Promise<Json> =>
  (await owner.notifications("&event_type=new_reservation")).find(
    (row) => row.data.booking_id === id,
  )!;

test("N4: the trace names every channel and its reason; admins may look, strangers not", async ({
  as,
}) => {
  const [admin, joy, driver] = [
    await as("admin@parkmate.test"),
    await as("driver2@parkmate.test"),
    await as("driver@parkmate.test"),
  ];
  const settings = (await joy.get("/api/notification-settings/")).body.results;
  const system = settings.find((row: Json) => row.notification_type === "system");
  await joy.send("PATCH", `/api/notification-settings/${system.id}/`, { email_enabled: false });
  const notification = await write(admin, joy, { channels: ["in_app", "email", "sms"] });
  await joy.post(`${n}${notification.id}/mark_as_read/`);
  const { body: trace } = await joy.get(`${n}${notification.id}/trace/`);
  expect(trace).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ step: "created" }),
      expect.objectContaining({ step: "sent", channel: "in_app" }),
      expect.objectContaining({ step: "cancelled", channel: "email", detail: "preference" }),
      expect.objectContaining({ step: "cancelled", channel: "sms", detail: "preference" }),
      expect.objectContaining({ step: "read" }),
    ]),
  );
  expect((await joy.get(`${n}${notification.id}/`)).body.deliveries).toContainEqual({
    channel: "email",
    status: "cancelled",
    reason: "preference",
    sent_at: null,
    attempts: 0,
  });
  expect((await admin.get(`${n}${notification.id}/trace/`)).body).toEqual(trace);
  expect((await driver.get(`${n}${notification.id}/trace/`)).status).toBe(404);
  await joy.post("/api/notification-settings/reset_to_defaults/");
});

test("C20: a recipient changes the state, an admin the words of what was written and not read", async ({
  as,
}) => {
  const [admin, joy, driver] = [
    await as("admin@parkmate.test"),
    await as("driver2@parkmate.test"),
    await as("driver@parkmate.test"),
  ];
  const notification = await write(admin, joy);
  const path = `${n}${notification.id}/`;
  expect((await admin.send("PATCH", path, { title: "Gate C" })).body).toMatchObject({
    title: "Gate C",
    recipient: joy.user.id,
  });
  expect((await admin.send("PATCH", path, { is_read: true })).status).toBe(404);
  expect((await joy.send("PATCH", path, { title: "Mine" })).status).toBe(403);
  expect((await driver.send("PATCH", path, { is_read: true })).status).toBe(404);
  expect((await joy.send("PUT", path, { is_read: true, archived: true })).body).toMatchObject({
    is_read: true,
    archived_at: expect.any(String),
  });
  expect((await admin.send("PATCH", path, { message: "Too late" })).body).toMatchObject({
    status: 409,
    code: "already_read",
  });
  expect(
    (await joy.send("PATCH", path, { is_read: false, archived: false, snoozed_until: null })).body,
  ).toMatchObject({ is_read: false, archived_at: null });
  const [booked] = await joy.notifications("&notification_type=booking");
  expect((await admin.send("PATCH", `${n}${booked!.id}/`, { title: "Other words" })).status).toBe(
    404,
  );
  expect((await joy.send("PATCH", path, { seq: 1 })).status).toBe(400);
});

test("S4.67: seen is not read; the unseen count falls to nothing", async ({ as }) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  await write(admin, joy);
  const before = await badge(joy);
  expect(before.unseen_count).toBeGreaterThan(0);
  expect((await joy.post(`${n}mark_seen/`, { up_to_seq: before.seq })).body).toEqual({
    unseen_count: 0,
  });
  expect(await badge(joy)).toMatchObject({ count: before.count, unseen_count: 0 });
  for (const body of [{}, { up_to_seq: -1 }, { up_to_seq: "1" }])
    expect((await joy.post(`${n}mark_seen/`, body)).status).toBe(400);
});

test("S22 H85: the CSV holds what the list holds, and no formula", async ({ as }) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  for (const message of [
    '=HYPERLINK("http://evil")',
    "+1",
    "-1",
    "@x",
    'a "quote", a comma\nand a line',
  ])
    await write(admin, joy, { message, data: { kind: "csv" } });
  const { status, body, headers } = await joy.get(`${n}export.csv?event_type=custom`);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("text/csv");
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename\*=/);
  expect([headers.get("x-content-type-options"), headers.get("cache-control")]).toEqual([
    "nosniff",
    "private, no-store",
  ]);
  const rows: Record<string, string>[] = parse(body, { columns: true });
  const listed = await joy.notifications("&event_type=custom");
  expect(rows.map((row) => row.id)).toEqual(listed.map((row) => row.id));
  for (const row of rows) expect(row.message).not.toMatch(/^[=+\-@\t\r]/);
});

test("what was only meant for a time leaves list and badge when it is over, and stays in the archive", async ({
  as,
  advance,
}) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const notification = await write(admin, joy, {
    expires_at: new Date((await joy.now()) + 600_000).toISOString(),
  });
  const before = (await badge(joy)).count;
  const socket = await joy.connect();
  await advance(599);
  expect((await badge(joy)).count).toBe(before);
  await advance(2);
  expect(
    await socket.wait(
      "notification_update",
      (frame) => frame.data.notification_id === notification.id,
    ),
  ).toMatchObject({ update_type: "archived", unread_count: before - 1 });
  expect(
    (await joy.notifications("&archived=true")).some((row) => row.id === notification.id),
  ).toBe(true);
  socket.close();
  await advance(-601);
});

test("J2.5: who was away hears at once of what is news, but not of what quiet hours kept silent; nor does a snoozed one wake aloud", async ({
  as,
  advance,
}) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const delivery = (await joy.get("/api/notification-settings/delivery/")).body;
  const since = (await badge(joy)).seq;
  const loud = await write(admin, joy);
  await joy.post(`${n}${loud.id}/snooze/`, { minutes: 10 });
  const always = Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [
      day,
      [{ start: "00:00", end: "00:00" }],
    ]),
  );
  await joy.send("PUT", "/api/notification-settings/delivery/", {
    quiet_hours: { enabled: true, weekly: always, bypass_high: true },
  });
  const silent = [
    await write(admin, joy),
    await write(admin, joy),
    await write(admin, joy),
    await write(admin, joy),
  ];
  const urgent = await write(admin, joy, { priority: "HIGH" });
  const { body } = await joy.get(`${n}sync/?since_seq=${since}`);
  expect(body.toasts[urgent.id].show).toBe(true);
  for (const { id } of silent) expect(body.toasts[id].show).toBe(false);
  const socket = await joy.connect({ last_seq: since });
  expect((await socket.wait("sync")).toasts[urgent.id].show).toBe(true);
  await advance(601);
  expect(
    (await socket.wait("new_notification", (frame) => frame.notification.id === loud.id)).toast
      .show,
  ).toBe(false);
  expect(socket.frames.some((frame) => frame.event === "away_summary")).toBe(false);
  socket.close();
  await joy.send("PUT", "/api/notification-settings/delivery/", {
    quiet_hours: delivery.quiet_hours,
  });
  await advance(-601);
});
