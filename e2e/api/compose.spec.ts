import { randomUUID } from "node:crypto";
import { bookInLotA } from "../fixtures/account";
import { sendNotification } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const words = { title: "Gate B", message: "Gate B is closed today." };
const UNKNOWN = "01920000-0000-7000-8000-00000000ffff";

test("S3.21 S3.61: an administrator writes to one person, about a lot", async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const sent = await sendNotification(admin, joy, {
    ...words,
    data: { gate: "B" },
    related_object_type: "lot",
    related_object_id: (await admin.lot("Parking Lot A")).id,
  });
  expect(sent).toMatchObject({
    ...words,
    event_type: "custom",
    recipient: joy.user.id,
    recipient_name: "Joy Reyes",
    data: { gate: "B" },
    level: "info",
    priority: "MEDIUM",
    action_url: expect.stringMatching(/^\/lots\//),
  });
  expect((await joy.get(`${NOTIFICATIONS}${sent.id}/`)).body).toMatchObject(words);
});

test("S3.67 C21: an administrator writes to several people, and to a role", async ({ as }) => {
  const [admin, owner] = [await as("admin"), await as("owner")];
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const two = await admin.post(NOTIFICATIONS, {
    ...words,
    recipients: [joy.user.id, driver.user.id],
  });
  expect(two.body).toMatchObject({ created_count: 2, batch_id: expect.any(String) });
  const title = `Gate ${randomUUID().slice(0, 8)}`;
  const announcement = { ...words, title, role: "driver", event_type: "system_announcement" };
  const all = await admin.post(NOTIFICATIONS, announcement);
  expect(all.body.created_count).toBeGreaterThanOrEqual(2);
  for (const person of [driver, joy])
    await expect
      .poll(async () => (await person.notifications()).map((row) => row.title))
      .toContain(title);
  expect((await owner.notifications()).map((row) => row.title)).not.toContain(title);
});

for (const [name, change] of [
  ["no words and nobody", { title: undefined, message: undefined, recipient: undefined }],
  ["nobody to write to", { recipient: undefined }],
  ["an unknown person", { recipient: UNKNOWN }],
  ["the event of somebody's act", { event_type: "payment_verified" }],
  ["an unknown category", { notification_type: "gossip" }],
] as const)
  test(`C21: a notification with ${name} is refused with 400`, async ({ as }) => {
    const [admin, joy] = [await as("admin"), await as("driver2")];
    const answer = await admin.post(NOTIFICATIONS, { ...words, recipient: joy.user.id, ...change });
    expect(answer.status).toBe(400);
  });

test("H84 C21: drivers write to nobody, owners and staff not to roles or administrators", async ({
  as,
}) => {
  const [admin, owner, staff] = [await as("admin"), await as("owner"), await as("staff")];
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const toAdmin = { ...words, recipient: admin.user.id };
  expect((await driver.post(NOTIFICATIONS, { ...words, recipient: joy.user.id })).status).toBe(403);
  expect((await owner.post(NOTIFICATIONS, { ...words, role: "driver" })).status).toBe(403);
  expect((await owner.post(NOTIFICATIONS, toAdmin)).status).toBe(400);
  expect((await staff.post(NOTIFICATIONS, toAdmin)).status).toBe(400);
});

test("C21: an owner writes to drivers with a booking at an own lot, and to no others", async ({
  as,
}) => {
  const [owner, owner2, driver] = [await as("owner"), await as("owner2"), await as("driver")];
  const lot = await owner.lot("Parking Lot A");
  const booking = await bookInLotA(driver, "A-14");
  const title = `Gate of ${booking.number}`;
  expect((await owner.post(NOTIFICATIONS, { ...words, title, lot: lot.id })).status).toBe(201);
  const received = await driver.notifications("&event_type=custom");
  expect(received.find((row) => row.title === title)?.data.from).toBe(
    `${owner.user.first_name} ${owner.user.last_name}`,
  );
  expect((await owner.post(NOTIFICATIONS, { ...words, recipient: driver.user.id })).status).toBe(
    201,
  );
  expect((await owner2.post(NOTIFICATIONS, { ...words, lot: lot.id })).status).toBe(400);
  expect((await owner2.post(NOTIFICATIONS, { ...words, recipient: driver.user.id })).status).toBe(
    400,
  );
  await driver.cancel(booking.id);
});

test("C21: an owner's words are messages that only their author changes", async ({ as }) => {
  const [admin, owner, driver] = [await as("admin"), await as("owner"), await as("driver")];
  const booking = await bookInLotA(driver, "A-14");
  const toDriver = { ...words, recipient: driver.user.id };
  for (const notification_type of ["system", "payment"]) {
    const { body } = await owner.post(NOTIFICATIONS, { ...toDriver, notification_type });
    expect(body.errors, notification_type).toHaveProperty("notification_type");
  }
  const data = { notification_id: "forged", created_at: "never" };
  const { body: own } = await owner.post(NOTIFICATIONS, { ...toDriver, data });
  expect(own).toMatchObject({
    notification_type: "message",
    data: { notification_id: own.id, created_at: own.created_at },
  });
  const path = `${NOTIFICATIONS}${own.id}/`;
  expect((await admin.send("PATCH", path, { priority: "LOW" })).status).toBe(404);
  expect((await owner.send("PATCH", path, { title: "Gate C" })).body.title).toBe("Gate C");
  await driver.cancel(booking.id);
});

test("C21: what an administrator wrote for Parkmate, another administrator may change", async ({
  as,
}) => {
  const [admin, admin2, driver] = [await as("admin"), await as("admin2"), await as("driver")];
  const sent = await sendNotification(admin, driver, { event_type: "system_announcement" });
  const changed = await admin2.send("PATCH", `${NOTIFICATIONS}${sent.id}/`, { title: "Gate D" });
  expect(changed.body.title).toBe("Gate D");
});

test("C21: an administrator writes to the staff of one lot", async ({ as }) => {
  const admin = await as("admin");
  const lot = (await admin.lot("Parking Lot A")).id;
  const { body } = await admin.post(NOTIFICATIONS, { ...words, role: "staff", lot });
  expect(body.created_count).toBe(1);
});
