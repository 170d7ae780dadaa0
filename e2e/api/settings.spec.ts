import type { Client, Json } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

const s = "/api/notification-settings/";
const t = "/api/notification-templates/";
const n = "/api/notifications/";
const of = async (person: Client, category: string): Promise<Json> =>
  (await person.get(s)).body.results.find((row: Json) => row.notification_type === category);
const explain = async (person: Client, event: string, more = ""): Promise<Json> =>
  (await person.get(`${s}explain/?event_type=${event}${more}`)).body;
const everyDay = (ranges: Json[]) =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, ranges]));
const quiet = (enabled: boolean, change: object = {}) => ({
  quiet_hours: {
    enabled,
    weekly: everyDay([
      { start: "00:00", end: "12:00" },
      { start: "12:00", end: "00:00" },
    ]),
    ...change,
  },
});

test("S3.32–S3.36: a row for each category, made or changed, several at once, and back to the start", async ({
  as,
}) => {
  const joy = await as("driver2@parkmate.test");
  const { body } = await joy.get(s);
  expect(body.count).toBe(10);
  const row = await of(joy, "reminder");
  expect(row).toEqual({
    id: expect.any(String),
    notification_type: "reminder",
    notification_type_display: "Reminder",
    email_enabled: true,
    sms_enabled: false,
    in_app_enabled: true,
    push_enabled: true,
    whatsapp_enabled: false,
    digest: "off",
    sound_enabled: true,
    locked_events: [],
    created_at: expect.any(String),
    updated_at: expect.any(String),
  });
  expect((await of(joy, "booking")).locked_events).toEqual(
    expect.arrayContaining(["booking_declined", "reservation_cancelled"]),
  );
  expect((await joy.get(`${s}${row.id}/`)).body).toEqual(row);
  const made = await joy.post(s, { notification_type: "reminder", email_enabled: false });
  expect([made.status, made.body.id, made.body.email_enabled, made.body.push_enabled]).toEqual([
    201,
    row.id,
    false,
    true,
  ]);
  expect((await joy.post(s, { notification_type: "reminder", sms_enabled: true })).status).toBe(
    200,
  );
  expect((await joy.send("PUT", `${s}${row.id}`, { digest: "daily" })).body).toMatchObject({
    digest: "daily",
    email_enabled: false,
    sms_enabled: true,
  });
  expect(
    (
      await joy.post(`${s}bulk_update/`, {
        preferences: [
          {
            notification_type: "review",
            in_app_enabled: false,
            email_enabled: false,
            push_enabled: false,
          },
          { notification_type: "payment", sound_enabled: false },
        ],
      })
    ).body,
  ).toHaveLength(10);
  expect(
    (await joy.get(`${s}?all_disabled=true`)).body.results.map(
      (one: Json) => one.notification_type,
    ),
  ).toEqual(["review"]);
  expect((await joy.get(`${s}?any_enabled=true`)).body.count).toBe(9);
  expect(
    (await joy.post(`${s}reset_to_defaults/`)).body.find((one: Json) => one.id === row.id),
  ).toMatchObject({ email_enabled: true, sms_enabled: false, digest: "off" });
});

test("H91 H34: unknown categories, switches and ids, and those of others", async ({ as }) => {
  const [joy, driver] = [await as("driver2@parkmate.test"), await as("driver@parkmate.test")];
  const theirs = await of(driver, "booking");
  for (const body of [
    {},
    { notification_type: "gossip" },
    { notification_type: "booking", pigeon_enabled: true },
    { notification_type: "booking", email_enabled: "yes" },
    { notification_type: "booking", digest: "yearly" },
  ]) {
    expect((await joy.post(s, body)).status, JSON.stringify(body)).toBe(400);
  }
  expect((await joy.get(`${s}${theirs.id}/`)).status).toBe(404);
  expect((await joy.send("PATCH", `${s}${theirs.id}/`, { email_enabled: false })).status).toBe(404);
  expect((await of(driver, "booking")).email_enabled).toBe(true);
  expect(
    (
      await joy.send("PATCH", `${s}${(await of(joy, "booking")).id}/`, {
        notification_type: "payment",
      })
    ).status,
  ).toBe(400);
  expect((await joy.post(`${s}bulk_update/`, { preferences: [] })).status).toBe(400);
});

test("J2.5 W7: quiet hours: stored and counted, but said aloud only when urgent; active now, until when", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const before = (await joy.get(`${s}delivery/`)).body;
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
  const on = await joy.send("PUT", `${s}delivery/`, quiet(true));
  expect(on.body).toMatchObject({ active_now: true, next_change_at: null, toast_seconds: 4 });
  expect((await explain(joy, "refund_issued")).channels.email).toMatchObject({
    will_send: false,
    because: "quiet_hours",
  });
  const socket = await joy.connect();
  const write = async (priority: string) =>
    (
      await admin.post(n, {
        recipient: joy.user.id,
        title: "Gate B",
        message: "Closed.",
        priority,
        channels: ["in_app", "email"],
      })
    ).body;
  const [calm, urgent] = [await write("MEDIUM"), await write("HIGH")];
  expect(
    (await socket.wait("new_notification", (frame) => frame.notification.id === calm.id)).toast,
  ).toMatchObject({ show: false, sound: false, vibrate: false, desktop: false });
  expect(
    (await socket.wait("new_notification", (frame) => frame.notification.id === urgent.id)).toast,
  ).toMatchObject({ show: true });
  expect((await joy.get(`${n}${calm.id}/`)).body).toMatchObject({
    is_read: false,
    deliveries: expect.arrayContaining([
      expect.objectContaining({ channel: "email", status: "cancelled", reason: "quiet_hours" }),
    ]),
  });
  expect((await joy.get(`${n}${calm.id}/trace/`)).body).toContainEqual(
    expect.objectContaining({ step: "silent", detail: "quiet_hours" }),
  );
  const hour = await joy.send("PUT", `${s}delivery/`, {
    timezone: "UTC",
    quiet_hours: { enabled: true, weekly: everyDay([]), bypass_high: false },
  });
  expect(hour.body).toMatchObject({
    timezone: "UTC",
    active_now: false,
    next_change_at: null,
    quiet_hours: { bypass_high: false },
  });
  socket.close();
  await joy.send("PUT", `${s}delivery/`, {
    timezone: "Asia/Manila",
    quiet_hours: before.quiet_hours,
  });
  for (const body of [
    { toast_seconds: 5 },
    { timezone: "Mars/Base" },
    { quiet_hours: { enabled: true, weekly: { mon: [{ start: "25:00", end: "07:00" }] } } },
    { channels: { pigeon: true } },
    { escalation_minutes: 0 },
    { volume: 11 },
  ]) {
    expect((await joy.send("PUT", `${s}delivery/`, body)).status, JSON.stringify(body)).toBe(400);
  }
});

test("U20 J2.4: what is switched off in the bell is kept as history: no badge, no toast; locked events come anyway", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const setting = await of(owner, "booking");
  await owner.send("PATCH", `${s}${setting.id}/`, { in_app_enabled: false });
  const badge = async () => (await owner.get(`${n}unread_count/`)).body.count;
  const before = await badge();
  const socket = await owner.connect();
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  const quietly = await socket.wait(
    "new_notification",
    (frame) => frame.notification.data.booking_id === booking.id,
  );
  expect([quietly.toast.show, quietly.notification.is_read, quietly.notification.status]).toEqual([
    false,
    true,
    "cancelled",
  ]);
  expect(await badge()).toBe(before);
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
  const locked = await socket.wait(
    "new_notification",
    (frame) =>
      frame.notification.event_type === "reservation_cancelled" &&
      frame.notification.data.booking_id === booking.id,
  );
  expect([locked.toast.show, locked.notification.is_read]).toEqual([true, false]);
  expect(await explain(owner, "reservation_cancelled")).toMatchObject({
    locked: expect.any(String),
    channels: { in_app: { will_send: true, because: "locked" } },
    alert: { will_send: true },
  });
  socket.close();
  await owner.post(`${s}reset_to_defaults/`);
});

test("W7: a muted lot is silent until then; the row and the badge stay; foreign and unknown things cannot be muted", async ({
  as,
  advance,
}) => {
  const [driver, owner, joy] = [
    await as("driver@parkmate.test"),
    await as("owner@parkmate.test"),
    await as("driver2@parkmate.test"),
  ];
  const lot = await owner.lot("Parking Lot A");
  const until = new Date((await owner.now()) + 600_000).toISOString();
  const muted = await owner.post(`${s}mutes/`, { scope: "lot", id: lot.id, until });
  expect([muted.status, muted.body]).toEqual([
    201,
    { scope: "lot", id: lot.id, name: "Parking Lot A", until, created_at: expect.any(String) },
  ]);
  expect((await owner.get(`${s}mutes/`)).body).toMatchObject({
    count: 1,
    results: [{ id: lot.id }],
  });
  expect(await explain(owner, "new_reservation", `&lot=${lot.id}`)).toMatchObject({
    alert: { will_send: false, because: "muted" },
    channels: { in_app: { will_send: true }, email: { will_send: false, because: "muted" } },
  });
  const socket = await owner.connect();
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  const silent = await socket.wait(
    "new_notification",
    (frame) => frame.notification.data.booking_id === booking.id,
  );
  expect([silent.toast.show, silent.notification.is_read]).toEqual([false, false]);
  await advance(601);
  expect((await explain(owner, "new_reservation", `&lot=${lot.id}`)).alert.will_send).toBe(true);
  expect((await owner.get(`${s}mutes/`)).body.count).toBe(0);
  await advance(-601);
  expect((await owner.send("DELETE", `${s}mutes/`, { scope: "lot", id: lot.id })).status).toBe(204);
  expect((await owner.send("DELETE", `${s}mutes/?scope=lot&id=${lot.id}`)).status).toBe(404);
  expect((await joy.post(`${s}mutes/`, { scope: "booking", id: booking.id })).status).toBe(404);
  expect((await joy.post(`${s}mutes/`, { scope: "lot", id: booking.id })).status).toBe(404);
  for (const body of [
    {},
    { scope: "planet", id: lot.id },
    { scope: "lot" },
    { scope: "lot", id: "x" },
    { scope: "lot", id: lot.id, until: "soon" },
    { scope: "lot", id: lot.id, until: "2020-01-01T00:00:00Z" },
  ])
    expect((await joy.post(`${s}mutes/`, body)).status).toBe(400);
  socket.close();
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
});

test("N4: explain knows every event and channel, for the role that asks", async ({ as }) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  expect((await driver.get(`${s}explain/?event_type=nonsense`)).status).toBe(400);
  expect((await driver.get(`${s}explain/`)).status).toBe(400);
  const forDriver = await explain(driver, "booking_expiring_soon");
  expect(Object.keys(forDriver.channels).sort()).toEqual([
    "email",
    "in_app",
    "push",
    "sms",
    "whatsapp",
  ]);
  expect(forDriver.channels).toMatchObject({
    in_app: { will_send: true, until: null },
    sms: { will_send: false, because: "preference" },
    email: { because: "not_offered" },
    push: { because: "no_address" },
  });
  expect((await explain(owner, "booking_expiring_soon")).channels.in_app).toMatchObject({
    will_send: false,
    because: "not_offered",
  });
  expect((await explain(owner, "new_reservation")).channels.email).toMatchObject({
    will_send: false,
    because: "digest",
    until: expect.any(String),
  });
});

test("C20 S3.23: what a GET gave may be PUT back with a change; members that stand in neither are refused", async ({
  as,
}) => {
  const [joy, admin] = [await as("driver2@parkmate.test"), await as("admin@parkmate.test")];
  const delivery = (await joy.get(`${s}delivery/`)).body;
  expect(
    (await joy.send("PUT", `${s}delivery/`, { ...delivery, toast_seconds: 8 })).body,
  ).toMatchObject({ toast_seconds: 8, quiet_hours: delivery.quiet_hours });
  await joy.send("PUT", `${s}delivery/`, delivery);
  const [setting] = (await joy.get(s)).body.results;
  expect(
    (
      await joy.send("PUT", `${s}${setting.id}/`, {
        ...setting,
        email_enabled: !setting.email_enabled,
      })
    ).body.email_enabled,
  ).toBe(!setting.email_enabled);
  expect((await joy.post(`${s}bulk_update/`, { preferences: [setting] })).status).toBe(200);
  const { body: notification } = await admin.post(n, {
    recipient: joy.user.id,
    title: "Gate B",
    message: "Closed today.",
  });
  const mine = (await joy.get(`${n}${notification.id}/`)).body;
  expect(
    (await joy.send("PUT", `${n}${notification.id}/`, { ...mine, is_read: true })).body,
  ).toMatchObject({ title: "Gate B", is_read: true });
  expect(
    (await joy.send("PUT", `${n}${notification.id}/`, { ...mine, title: "Gate C" })).status,
    "words are their author's",
  ).toBe(403);
  const [template] = (await admin.get(`${t}?event_type=payment_verified`)).body.results;
  expect((await admin.send("PUT", `${t}${template.id}/`, template)).body.body_template).toBe(
    template.body_template,
  );
  await admin.post(`${t}${template.id}/reset/`);
  for (const [path, body] of [
    [`${s}delivery/`, delivery],
    [`${s}${setting.id}/`, setting],
    [`${n}${notification.id}/`, mine],
  ] as const) {
    expect((await joy.send("PUT", path, { ...body, colour: "red" })).body).toMatchObject({
      status: 400,
      errors: { colour: ["This field is not known."] },
    });
    if (path !== `${s}delivery/`) expect((await joy.send("PATCH", path, body)).status).toBe(400);
  }
});

test("N12: a test goes the way of any notification and says what held it back; ten an hour", async ({
  as,
}) => {
  const joy = await as("driver2@parkmate.test");
  const sample = await joy.post(`${n}test/`, {
    level: "warning",
    channels: ["in_app", "email", "whatsapp"],
  });
  expect(sample.body).toMatchObject({
    sent: ["in_app"],
    suppressed: expect.arrayContaining([{ channel: "whatsapp", reason: "preference" }]),
  });
  expect((await joy.get(`${n}${sample.body.notification_ids[0]}/`)).body).toMatchObject({
    event_type: "alert_test",
    level: "warning",
  });
  expect(
    (
      await joy.get(
        `${n}${(await joy.post(`${n}test/`, { event_type: "payment_verified" })).body.notification_ids[0]}/`,
      )
    ).body,
  ).toMatchObject({ message: "Your cash payment has been verified", notification_type: "payment" });
  for (const body of [
    { event_type: "nonsense" },
    { level: "loud" },
    { channels: ["pigeon"] },
    { level: "info", event_type: "custom" },
  ])
    expect((await joy.post(`${n}test/`, body)).status).toBe(400);
});

test("J5.8 S3.37 S3.38 S3.73: words are changed, previewed, versioned and reset; broken ones are refused; the next notification uses them", async ({
  as,
}) => {
  const [admin, staff, driver] = [
    await as("admin@parkmate.test"),
    await as("staff@parkmate.test"),
    await as("driver@parkmate.test"),
  ];
  const { body: page } = await admin.get(
    `${t}?event_type=reservation_cancelled&delivery_channel=in_app&page_size=100`,
  );
  const row = page.results.find((one: Json) => one.audience === "driver");
  expect(row).toMatchObject({
    subject_template: "Cancelled",
    body_template: "Your reservation at {lot} was cancelled",
    version: 1,
    is_active: true,
    variables: expect.arrayContaining(["lot", "slot", "refund"]),
  });
  expect((await staff.get(`${t}${row.id}/`)).status).toBe(200);
  expect((await staff.send("PUT", `${t}${row.id}/`, { is_active: false })).status).toBe(403);
  expect((await driver.get(t)).status).toBe(403);
  const draft = await admin.post(`${t}${row.id}/preview/`, {
    body_template: "Gone: {lot}, {nonsense}",
  });
  expect(draft.body).toEqual({
    subject: "Cancelled",
    body: "Gone: Parking Lot A, {nonsense}",
    toast: "Gone: Parking Lot A, {nonsense}",
    errors: ["There is no variable {nonsense}."],
  });
  for (const data of [
    { timezone: "nope" },
    { currency: "X" },
    { start_time: "bad" },
    { amount: [] },
  ])
    expect(
      (await admin.post(`${t}${row.id}/preview/`, { data })).body,
      JSON.stringify(data),
    ).toMatchObject({ status: 400, errors: { data: [expect.any(String)] } });
  expect(
    (await admin.post(`${t}${row.id}/preview/`, { data: { lot_name: "Lot Z" } })).body.body,
  ).toBe("Your reservation at Lot Z was cancelled");
  expect(
    (
      await admin.post(`${t}${row.id}/preview/`, {
        body_template: "{lot} {slot}",
        data: { lot: "Lot Z", slot: 7, nobody: "x" },
      })
    ).body.body,
    "by the variables' own names",
  ).toBe("Lot Z 7");
  const broken = await admin.send("PUT", `${t}${row.id}/`, {
    body_template: "Gone: {nonsense}",
    subject_template: "x".repeat(61),
  });
  expect(broken.body).toMatchObject({
    status: 400,
    errors: {
      body_template: ["There is no variable {nonsense}."],
      subject_template: [expect.stringContaining("Too long")],
    },
  });
  const changed = await admin.send("PUT", `${t}${row.id}/`, {
    body_template: "{lot}: your slot {slot} was given up",
  });
  expect(changed.body).toMatchObject({
    version: 2,
    body_template: "{lot}: your slot {slot} was given up",
    versions: [expect.objectContaining({ version: 2 })],
  });
  const cancel = async () => {
    const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
    await driver.post(`/api/bookings/${booking.id}/cancel/`);
    return (await driver.notifications("&event_type=reservation_cancelled")).find(
      (one) => one.data.booking_id === booking.id,
    )!.message;
  };
  expect(await cancel()).toBe("Parking Lot A: your slot A-14 was given up");
  await admin.send("PUT", `${t}${row.id}/`, { is_active: false });
  expect(await cancel()).toBe("Your reservation at Parking Lot A was cancelled");
  expect((await admin.post(`${t}${row.id}/reset/`)).body).toMatchObject({
    version: 4,
    is_active: true,
    body_template: "Your reservation at {lot} was cancelled",
  });
  expect(await cancel()).toBe("Your reservation at Parking Lot A was cancelled");
  expect((await admin.get(`${t}?is_active=false`)).body.count).toBe(0);
  expect((await admin.get(`${t}${driver.user.id}/`)).status).toBe(404);
  expect((await admin.get(`${t}?colour=red`)).status).toBe(400);
});
