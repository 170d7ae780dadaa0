import { bookInLotA } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { SETTINGS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const explain = async (person: Client, query: string): Promise<Json> =>
  (await person.get(`${SETTINGS}explain/?event_type=${query}`)).body;

test("W7: a muted lot gives no toast until its time; the row and the badge stay", async ({
  as,
  advance,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const { id } = await owner.lot("Parking Lot A");
  const until = new Date((await owner.now()) + 600_000).toISOString();
  const muted = await owner.post(`${SETTINGS}mutes/`, { scope: "lot", id, until });
  expect(muted).toMatchObject({
    status: 201,
    body: { scope: "lot", id, name: "Parking Lot A", until },
  });
  const mutes = async (): Promise<Json> => (await owner.get(`${SETTINGS}mutes/`)).body;
  expect(await mutes()).toMatchObject({ count: 1, results: [{ id }] });
  const query = `new_reservation&lot=${id}`;
  expect(await explain(owner, query)).toMatchObject({
    alert: { will_send: false, because: "muted" },
    channels: { in_app: { will_send: true }, email: { will_send: false, because: "muted" } },
  });
  const socket = await owner.connect();
  const booking = await bookInLotA(driver, "A-14");
  const { toast, notification } = await socket.wait(
    "new_notification",
    (frame) => frame.notification.data.booking_id === booking.id,
  );
  expect([toast.show, notification.is_read]).toEqual([false, false]);
  await advance(601);
  expect((await explain(owner, query)).alert.will_send).toBe(true);
  expect((await mutes()).count).toBe(0);
  await advance(-601);
  expect((await owner.send("DELETE", `${SETTINGS}mutes/`, { scope: "lot", id })).status).toBe(204);
  expect((await owner.send("DELETE", `${SETTINGS}mutes/?scope=lot&id=${id}`)).status).toBe(404);
  socket.close();
  await driver.cancel(booking.id);
});

test("H34: another driver's booking, and a lot that does not exist, cannot be muted", async ({
  as,
}) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const { id } = await bookInLotA(driver, "A-14");
  for (const scope of ["booking", "lot"])
    expect((await joy.post(`${SETTINGS}mutes/`, { scope, id })).status, scope).toBe(404);
  await driver.cancel(id);
});

for (const [name, change] of [
  ["no scope", { scope: undefined }],
  ["an unknown scope", { scope: "planet" }],
  ["no id", { id: undefined }],
  ["an invalid id", { id: "x" }],
  ["an end that is no time", { until: "soon" }],
  ["an end that is over", { until: "2020-01-01T00:00:00Z" }],
] as const)
  test(`H91: a mute with ${name} is refused with 400`, async ({ as }) => {
    const joy = await as("driver2");
    const { id } = await joy.lot("Parking Lot A");
    const answer = await joy.post(`${SETTINGS}mutes/`, { scope: "lot", id, ...change });
    expect(answer.status).toBe(400);
  });
