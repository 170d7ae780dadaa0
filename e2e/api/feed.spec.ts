import { createDatabase } from "../faults/kit/postgres";
import { Client, request, type Json } from "../fixtures/client";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

const n = "/api/notifications/";
const write = (admin: Client, to: Client, change: object = {}) =>
  admin.post(n, { recipient: to.user.id, title: "Gate B", message: "Closed.", ...change });
/** What these tests write by the hundred would drown what others look for. */
test.afterEach(async ({ as }) => {
  await (
    await as("driver2@parkmate.test")
  ).send("DELETE", `${n}delete_all/?read=all&event_type=custom`);
});
const seqOf = async (person: Client): Promise<number> =>
  (await person.get(`${n}unread_count/`)).body.seq;

test("P12 I5: fifty at once, twenty times: the feed has no gap and no double, whichever committed first", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const socket = await joy.connect();
  const start = await seqOf(joy);
  for (let round = 0; round < 20; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        write(admin, joy, { title: `Round ${round}, ${index}` }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 50 }, () => 201));
  }
  const end = start + 1000;
  expect(await seqOf(joy)).toBe(end);
  await socket.wait("unread_count", (frame) => frame.seq === end, 10_000);
  const heard = socket.frames
    .filter((frame) => frame.event === "new_notification")
    .map((frame) => frame.message.notification.seq as number);
  expect(heard).toEqual(Array.from({ length: 1000 }, (_, index) => start + 1 + index));
  socket.close();
});

test("P11 S4.55 S4.58: what was missed comes in order and without a gap; more than five hundred ask for one fresh look", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const start = await seqOf(joy);
  for (let sent = 0; sent < 400; sent += 50)
    await Promise.all(Array.from({ length: 50 }, () => write(admin, joy)));
  const back = await joy.connect({ last_seq: start });
  const sync = await back.wait("sync");
  expect(sync).toMatchObject({ reset: false, seq: start + 400 });
  expect(sync.upserts.map((row: Json) => row.seq)).toEqual(
    Array.from({ length: 400 }, (_, index) => start + 1 + index),
  );
  expect(await back.wait("away_summary")).toMatchObject({
    missed: 400,
    action_required: 0,
    by_type: { system: 400 },
  });
  back.close();
  for (let sent = 0; sent < 200; sent += 50)
    await Promise.all(Array.from({ length: 50 }, () => write(admin, joy)));
  const later = await joy.connect({ last_seq: start });
  expect(await later.wait("sync")).toMatchObject({ reset: true, upserts: [], seq: start + 600 });
  expect((await later.wait("away_summary")).missed).toBeGreaterThanOrEqual(600);
  expect(later.frames.filter((frame) => frame.event === "new_notification")).toHaveLength(0);
  for (const last_seq of [-1, 1e99, "x", start + 10_000]) {
    const odd = await joy.connect({ last_seq });
    expect(await odd.wait("sync"), "W12").toMatchObject({ reset: true, upserts: [] });
    odd.close();
  }
  later.close();
});

test("C19 S0.33 S3.76: what was read is archived after 90 days and gone after 365; what is unread stays", async () => {
  // A year passes: on a server of its own, that no other test is looked at from the future.
  const admins = process.env.PARKMATE_TEST_PG;
  const server = await TestServer.start(
    admins ? { databaseUrl: await createDatabase(admins, `retention_${process.pid}`) } : {},
  );
  const days = async (count: number) => {
    expect(
      (await request(server.url, "POST", "/api/test/clock/", { advance_seconds: count * 86_400 }))
        .status,
    ).toBe(200);
    return Client.signIn(server.url, "driver@parkmate.test");
  };
  const [admin, driver] = [
    await Client.signIn(server.url, "admin@parkmate.test"),
    await Client.signIn(server.url, "driver@parkmate.test"),
  ];
  const [read, unread] = [(await write(admin, driver)).body, (await write(admin, driver)).body];
  await driver.post(`${n}${read.id}/mark_as_read/`);
  expect((await (await days(89)).get(`${n}${read.id}/`)).body.archived_at).toBeNull();
  const later = await days(2);
  expect((await later.get(`${n}${read.id}/`)).body.archived_at).toEqual(expect.any(String));
  expect((await later.get(`${n}${unread.id}/`)).body.archived_at).toBeNull();
  const last = await days(275);
  expect((await last.get(`${n}${read.id}/`)).status).toBe(404);
  expect((await last.get(`${n}${unread.id}/`)).body).toMatchObject({
    is_read: false,
    archived_at: null,
  });
  await server.stop();
  server.dispose();
});
