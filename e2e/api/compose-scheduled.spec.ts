import type { Json } from "../fixtures/json";
import { sendNotification } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const announcements = "/api/admin/announcements/";

test("S3.81 J5.7: a scheduled notification is hidden until it is sent at its time", async ({
  as,
  advance,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const sent = await sendNotification(admin, joy, {
    title: "Gate C",
    scheduled_for: new Date((await admin.now()) + 600_000).toISOString(),
  });
  expect(sent).toMatchObject({
    status: "pending",
    scheduled_for: expect.any(String),
    sent_at: null,
  });
  expect((await joy.get(`${NOTIFICATIONS}${sent.id}/`)).status).toBe(404);
  const socket = await joy.connect();
  await advance(601);
  const { notification } = await socket.wait(
    "new_notification",
    (frame) => frame.notification.id === sent.id,
  );
  expect(notification.title).toBe("Gate C");
  socket.close();
  await advance(-601);
});

test("J5.7: a scheduled announcement is listed, cancelled once and never sent", async ({
  as,
  advance,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const { body } = await admin.post(NOTIFICATIONS, {
    title: "Never",
    message: "Gate B is closed today.",
    role: "driver",
    scheduled_for: new Date((await admin.now()) + 600_000).toISOString(),
  });
  expect(body).toMatchObject({
    batch_id: expect.any(String),
    created_count: expect.any(Number),
  });
  const waiting: Json[] = (await admin.get(announcements)).body.results;
  expect(waiting.find((row) => row.id === body.batch_id)).toMatchObject({
    status: "scheduled",
    title: "Never",
    audience: "All drivers",
  });
  expect((await joy.get(announcements)).status).toBe(403);
  const path = `${announcements}${body.batch_id}/`;
  expect((await admin.send("DELETE", path)).status).toBe(204);
  expect((await admin.send("DELETE", path)).status).toBe(409);
  await advance(601);
  expect((await joy.notifications()).map((row) => row.title)).not.toContain("Never");
  await advance(-601);
});

for (const scheduled_for of ["2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z", "soon"])
  test(`J5.7: scheduling for ${scheduled_for} is refused with 400`, async ({ as }) => {
    const [admin, joy] = [await as("admin"), await as("driver2")];
    const answer = await admin.post(NOTIFICATIONS, {
      title: "Gate B",
      message: "Gate B is closed today.",
      recipient: joy.user.id,
      scheduled_for,
    });
    expect(answer.status).toBe(400);
  });
