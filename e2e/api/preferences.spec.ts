import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { sendNotification } from "../fixtures/notifications";
import { NOTIFICATIONS, SETTINGS, TEMPLATES } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const settingOf = async (person: Client, category: string): Promise<Json> =>
  (await person.get(SETTINGS)).body.results.find((row: Json) => row.notification_type === category);
const explain = async (person: Client, eventType: string): Promise<Json> =>
  (await person.get(`${SETTINGS}explain/?event_type=${eventType}`)).body;

test.afterEach(async ({ as }) => {
  await (await as("driver2")).post(`${SETTINGS}reset_to_defaults/`);
});

test("S3.32: each category has a row with its defaults and its locked events", async ({ as }) => {
  const joy = await as("driver2");
  expect((await joy.get(SETTINGS)).body.count).toBe(10);
  const row = await settingOf(joy, "reminder");
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
  expect((await settingOf(joy, "booking")).locked_events).toEqual(
    expect.arrayContaining(["booking_declined", "reservation_cancelled"]),
  );
  expect((await joy.get(`${SETTINGS}${row.id}/`)).body).toEqual(row);
});

test("S3.33 S3.34: POST makes or changes the row of a category, PUT changes what it names", async ({
  as,
}) => {
  const joy = await as("driver2");
  const { id } = await settingOf(joy, "reminder");
  const made = await joy.post(SETTINGS, { notification_type: "reminder", email_enabled: false });
  expect(made).toMatchObject({
    status: 201,
    body: { id, email_enabled: false, push_enabled: true },
  });
  const again = await joy.post(SETTINGS, { notification_type: "reminder", sms_enabled: true });
  expect(again.status).toBe(200);
  expect((await joy.send("PUT", `${SETTINGS}${id}`, { digest: "daily" })).body).toMatchObject({
    digest: "daily",
    email_enabled: false,
    sms_enabled: true,
  });
});

test("S3.35 S3.36: several rows are changed together, filtered, and reset", async ({ as }) => {
  const joy = await as("driver2");
  const off = { in_app_enabled: false, email_enabled: false, push_enabled: false };
  const preferences = [
    { notification_type: "review", ...off },
    { notification_type: "payment", sound_enabled: false },
  ];
  expect((await joy.post(`${SETTINGS}bulk_update/`, { preferences })).body).toHaveLength(10);
  const disabled = (await joy.get(`${SETTINGS}?all_disabled=true`)).body.results;
  expect(disabled.map((one: Json) => one.notification_type)).toEqual(["review"]);
  expect((await joy.get(`${SETTINGS}?any_enabled=true`)).body.count).toBe(9);
  const reset: Json[] = (await joy.post(`${SETTINGS}reset_to_defaults/`)).body;
  expect(reset.find((one) => one.notification_type === "review")).toMatchObject({
    in_app_enabled: true,
  });
  expect(reset.find((one) => one.notification_type === "payment").sound_enabled).toBe(true);
});

for (const [name, body] of [
  ["no category", {}],
  ["an unknown category", { notification_type: "gossip" }],
  ["an unknown switch", { notification_type: "booking", pigeon_enabled: true }],
  ["a switch that is text", { notification_type: "booking", email_enabled: "yes" }],
  ["an unknown digest", { notification_type: "booking", digest: "yearly" }],
] as const)
  test(`H91: a setting with ${name} is refused with 400`, async ({ as }) => {
    expect((await (await as("driver2")).post(SETTINGS, body)).status).toBe(400);
  });

test("H91: a row keeps its category, and an empty bulk update is refused", async ({ as }) => {
  const joy = await as("driver2");
  const path = `${SETTINGS}${(await settingOf(joy, "booking")).id}/`;
  expect((await joy.send("PATCH", path, { notification_type: "payment" })).status).toBe(400);
  expect((await joy.post(`${SETTINGS}bulk_update/`, { preferences: [] })).status).toBe(400);
});

test("U20 J2.4: what is switched off is stored as read, without badge or toast", async ({ as }) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  await switchBellOff(owner);
  const unread = async () => (await owner.get(`${NOTIFICATIONS}unread_count/`)).body.count;
  const before = await unread();
  const socket = await owner.connect();
  const booking = (await driver.book((await driver.slot("Parking Lot A", "A-14")).id)).body;
  const { toast, notification } = await socket.wait(
    "new_notification",
    (frame) => frame.notification.data.booking_id === booking.id,
  );
  expect([toast.show, notification.is_read, notification.status]).toEqual([
    false,
    true,
    "cancelled",
  ]);
  expect(await unread()).toBe(before);
  socket.close();
  await driver.cancel(booking.id);
  await owner.post(`${SETTINGS}reset_to_defaults/`);
});

test("U20 J2.4: a locked event reaches the bell although its category is switched off", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  await switchBellOff(owner);
  const socket = await owner.connect();
  const booking = (await driver.book((await driver.slot("Parking Lot A", "A-14")).id)).body;
  await driver.cancel(booking.id);
  const { toast, notification } = await socket.wait(
    "new_notification",
    ({ notification: { event_type, data } }) =>
      event_type === "reservation_cancelled" && data.booking_id === booking.id,
  );
  expect([toast.show, notification.is_read]).toEqual([true, false]);
  expect(await explain(owner, "reservation_cancelled")).toMatchObject({
    locked: expect.any(String),
    channels: { in_app: { will_send: true, because: "locked" } },
    alert: { will_send: true },
  });
  socket.close();
  await owner.post(`${SETTINGS}reset_to_defaults/`);
});

async function switchBellOff(owner: Client): Promise<void> {
  const { id } = await settingOf(owner, "booking");
  await owner.send("PATCH", `${SETTINGS}${id}/`, { in_app_enabled: false });
}

test("N4: explain gives the decision and its reason for every channel", async ({ as }) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const { channels } = await explain(driver, "booking_expiring_soon");
  expect(Object.keys(channels).sort()).toEqual(["email", "in_app", "push", "sms", "whatsapp"]);
  expect(channels).toMatchObject({
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
  for (const query of ["?event_type=nonsense", ""])
    expect((await driver.get(`${SETTINGS}explain/${query}`)).status, query).toBe(400);
});

test.describe("C20 S3.23: the answer of GET may be sent back by PUT with a change", () => {
  const unknown = {
    status: 400,
    errors: { colour: ["This field is not known."] },
  };

  test("for the delivery settings", async ({ as }) => {
    const joy = await as("driver2");
    const path = `${SETTINGS}delivery/`;
    const delivery = (await joy.get(path)).body;
    const changed = await joy.send("PUT", path, { ...delivery, toast_seconds: 8 });
    expect(changed.body).toMatchObject({ toast_seconds: 8, quiet_hours: delivery.quiet_hours });
    expect((await joy.send("PUT", path, { ...delivery, colour: "red" })).body).toMatchObject(
      unknown,
    );
    expect((await joy.send("PUT", path, delivery)).body.toast_seconds).toBe(4);
  });

  test("for the setting of a category, one or several", async ({ as }) => {
    const joy = await as("driver2");
    const [setting] = (await joy.get(SETTINGS)).body.results;
    const path = `${SETTINGS}${setting.id}/`;
    const email_enabled = !setting.email_enabled;
    const changed = await joy.send("PUT", path, { ...setting, email_enabled });
    expect(changed.body.email_enabled).toBe(email_enabled);
    expect((await joy.post(`${SETTINGS}bulk_update/`, { preferences: [setting] })).status).toBe(
      200,
    );
    expect((await joy.send("PUT", path, { ...setting, colour: "red" })).body).toMatchObject(
      unknown,
    );
    expect((await joy.send("PATCH", path, setting)).status, "PATCH takes changes only").toBe(400);
  });

  test("for a notification, but not with other words", async ({ as }) => {
    const [joy, admin] = [await as("driver2"), await as("admin")];
    const path = `${NOTIFICATIONS}${(await sendNotification(admin, joy)).id}/`;
    const own = (await joy.get(path)).body;
    const read = await joy.send("PUT", path, { ...own, is_read: true });
    expect(read.body).toMatchObject({ title: own.title, is_read: true });
    expect((await joy.send("PUT", path, { ...own, title: "Gate C" })).status).toBe(403);
    expect((await joy.send("PUT", path, { ...own, colour: "red" })).body).toMatchObject(unknown);
    expect((await joy.send("PATCH", path, own)).status, "PATCH takes changes only").toBe(400);
  });

  test("for a template", async ({ as }) => {
    const admin = await as("admin");
    const [template] = (await admin.get(`${TEMPLATES}?event_type=payment_verified`)).body.results;
    const path = `${TEMPLATES}${template.id}/`;
    const saved = await admin.send("PUT", path, template);
    expect(saved.body.body_template).toBe(template.body_template);
    await admin.post(`${path}reset/`);
  });
});
