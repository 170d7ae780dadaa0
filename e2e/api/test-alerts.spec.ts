import { NOTIFICATIONS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

test("N12: a test alert is delivered and names the channels that were held back", async ({
  as,
}) => {
  const joy = await as("driver2");
  const { body } = await joy.post(`${NOTIFICATIONS}test/`, {
    level: "warning",
    channels: ["in_app", "email", "whatsapp"],
  });
  expect(body).toMatchObject({
    sent: ["in_app"],
    suppressed: expect.arrayContaining([{ channel: "whatsapp", reason: "preference" }]),
  });
  expect((await joy.get(`${NOTIFICATIONS}${body.notification_ids[0]}/`)).body).toMatchObject({
    event_type: "alert_test",
    level: "warning",
  });
});

test("N12: a test of an event has that event's words", async ({ as }) => {
  const joy = await as("driver2");
  const { body } = await joy.post(`${NOTIFICATIONS}test/`, { event_type: "payment_verified" });
  expect((await joy.get(`${NOTIFICATIONS}${body.notification_ids[0]}/`)).body).toMatchObject({
    message: "Your cash payment has been verified",
    notification_type: "payment",
  });
});

for (const body of [
  { event_type: "nonsense" },
  { level: "loud" },
  { channels: ["pigeon"] },
  { level: "info", event_type: "custom" },
])
  test(`N12: a test alert with ${JSON.stringify(body)} is refused with 400`, async ({ as }) => {
    expect((await (await as("driver2")).post(`${NOTIFICATIONS}test/`, body)).status).toBe(400);
  });
