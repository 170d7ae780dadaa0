import { randomUUID } from "node:crypto";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { sendNotification } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

/** A notification of Joy, which the driver must not reach. */
let theirs: Json;
let joy: Client;
/** Sends a message as the driver over a new socket. Returns the error's code, or the answer. */
let ask: (event: string, payload: object) => Promise<Json>;

test.beforeEach(async ({ as }) => {
  joy = await as("driver2");
  theirs = await sendNotification(await as("admin"), joy);
  const driver = await as("driver");
  ask = async (event, payload) => {
    const socket = await driver.connect();
    const answer = await socket.ask(event, payload);
    socket.close();
    return answer.error?.code ?? answer;
  };
});

test.afterEach(async () => {
  expect((await joy.get(`${NOTIFICATIONS}${theirs.id}/`)).body, "it is unchanged").toMatchObject({
    is_read: false,
    archived_at: null,
    snoozed_until: null,
  });
});

const foreign: [event: string, payload: () => object | Promise<object>][] = [
  ["archive", () => ({})],
  ["snooze", async () => ({ until: new Date((await joy.now()) + 3_600_000).toISOString() })],
  ["unsnooze", () => ({})],
  ["delete", () => ({})],
  ["action", () => ({ action: "verify", idempotency_key: randomUUID() })],
];
for (const [event, payload] of foreign)
  test(`I10 H34: ${event} of another person's notification is not_found`, async () => {
    const message = { notification_id: theirs.id, ...(await payload()) };
    expect(await ask(event, message)).toBe("not_found");
  });

test("I10 H34: mark_read, received and typing reach no foreign notification", async () => {
  expect(await ask("mark_read", { notification_id: theirs.id })).toBe("not_found");
  expect(await ask("received", { ids: [theirs.id] })).toMatchObject({
    ok: true,
    received_count: 0,
  });
  expect(await ask("typing", { thread_id: theirs.id })).toBe("not_found");
});

const invalid: [name: string, event: string, payload: () => object][] = [
  ["archive without an id", "archive", () => ({})],
  ["snooze without a time", "snooze", () => ({ notification_id: theirs.id })],
  ["snooze until no time", "snooze", () => ({ notification_id: theirs.id, until: "soon" })],
  ["delete of an invalid id", "delete", () => ({ notification_id: "x" })],
  ["mark_seen of a negative number", "mark_seen", () => ({ up_to_seq: -1 })],
  ["received without ids", "received", () => ({ ids: [] })],
  ["received with 101 ids", "received", () => ({ ids: Array(101).fill(theirs.id) })],
  ["presence that is no boolean", "presence", () => ({ visible: "yes" })],
  ["subscribe for a person", "subscribe", () => ({ userId: joy.user.id })],
  ["mark_all_read for everybody", "mark_all_read", () => ({ everybody: true })],
];
for (const [name, event, payload] of invalid)
  test(`H34: ${name} is invalid`, async () => {
    expect(await ask(event, payload())).toBe("invalid");
  });
