import { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { TestServer } from "../fixtures/server";
import { emptyDatabase, expect, test } from "../fixtures/test";

const DAY = 86_400;

// Hundreds of notifications would push what other tests look for off the first page.
test.afterEach(async ({ as }) => {
  const joy = await as("driver2");
  await joy.send("DELETE", `${NOTIFICATIONS}delete_all/?read=all&event_type=custom`);
});

const seqOf = async (person: Client): Promise<number> => (await unreadCounts(person)).seq;
/** Sends `count` notifications, fifty at a time. */
async function sendMany(admin: Client, to: Client, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 50)
    await Promise.all(Array.from({ length: 50 }, () => sendNotification(admin, to)));
}
/** start + 1, start + 2 … */
const following = (start: number, count: number) =>
  Array.from({ length: count }, (_, index) => start + 1 + index);

test("I5: of 1,000 notifications, 50 at a time, a socket gets each once and in order", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const socket = await joy.connect();
  const start = await seqOf(joy);
  await sendMany(admin, joy, 1000);
  const end = start + 1000;
  expect(await seqOf(joy)).toBe(end);
  await socket.wait("unread_count", (frame) => frame.seq === end, 60_000);
  const pushed = socket.notifications("custom").map((notification) => notification.seq as number);
  expect(pushed).toEqual(following(start, 1000));
  socket.close();
});

test("P11 S4.55 S4.58: a client that missed 400 gets them in order, and one summary", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const start = await seqOf(joy);
  await sendMany(admin, joy, 400);
  const socket = await joy.connect({ last_seq: start });
  const sync = await socket.wait("sync");
  expect(sync).toMatchObject({ reset: false, seq: start + 400 });
  expect(sync.upserts.map((row: Json) => row.seq)).toEqual(following(start, 400));
  expect(await socket.wait("away_summary")).toMatchObject({
    missed: 400,
    action_required: 0,
    by_type: { system: 400 },
  });
  socket.close();
});

test("P11 S4.58: a client that missed more than 500 is told to load afresh", async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const start = await seqOf(joy);
  await sendMany(admin, joy, 600);
  const socket = await joy.connect({ last_seq: start });
  expect(await socket.wait("sync")).toMatchObject({ reset: true, upserts: [], seq: start + 600 });
  expect((await socket.wait("away_summary")).missed).toBeGreaterThanOrEqual(600);
  expect(socket.frames.map(({ event }) => event)).not.toContain("new_notification");
  socket.close();
});

for (const [name, seqOfNowhere] of [
  ["a negative number", () => -1],
  ["a huge number", () => 1e99],
  ["no number", () => "x"],
  ["a number that was never given", (start: number) => start + 10_000],
] as const)
  test(`W12: a client whose last_seq is ${name} is told to load afresh`, async ({ as }) => {
    const joy = await as("driver2");
    const socket = await joy.connect({ last_seq: seqOfNowhere(await seqOf(joy)) });
    expect(await socket.wait("sync")).toMatchObject({ reset: true, upserts: [] });
    socket.close();
  });

test("C19 S0.33 S3.76: read ones are archived after 90 days, deleted after 365", async () => {
  // A year passes, which the tests of a shared server would notice.
  const server = await TestServer.start(await emptyDatabase(`retention_${process.pid}`));
  const [admin, driver] = [await server.signIn("admin"), await server.signIn("driver")];
  const read = (await sendNotification(admin, driver)).id;
  const unread = (await sendNotification(admin, driver)).id;
  await driver.post(`${NOTIFICATIONS}${read}/mark_as_read/`);
  const after = async (days: number) => {
    await server.advance(days * DAY);
    return server.signIn("driver");
  };
  const at89 = await after(89);
  expect((await at89.get(`${NOTIFICATIONS}${read}/`)).body.archived_at).toBeNull();
  const at91 = await after(2);
  expect((await at91.get(`${NOTIFICATIONS}${read}/`)).body.archived_at).toEqual(expect.any(String));
  expect((await at91.get(`${NOTIFICATIONS}${unread}/`)).body.archived_at).toBeNull();
  const at366 = await after(275);
  expect((await at366.get(`${NOTIFICATIONS}${read}/`)).status).toBe(404);
  expect((await at366.get(`${NOTIFICATIONS}${unread}/`)).body).toMatchObject({
    is_read: false,
    archived_at: null,
  });
  await server.stop();
  server.dispose();
});
