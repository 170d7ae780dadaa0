import { randomUUID } from "node:crypto";
import { bookInLotA } from "../fixtures/account";
import type { ApiResponse, Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { unreadCounts, updateOf } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { sleep } from "../fixtures/sleep";
import { expect, test } from "../fixtures/test";

const reasonRequired = { status: 400, errors: { reason: ["This field is required."] } };

/** Runs an action of a notification. */
const act = (person: Client, id: string, action: string, key?: string): Promise<ApiResponse> =>
  person.post(
    `${NOTIFICATIONS}${id}/actions/${action}/`,
    {},
    key ? { "Idempotency-Key": key } : {},
  );

/** The notification about a booking that one of its deciders has. */
const askedFor = async (person: Client, type: string, bookingId: string): Promise<Json> =>
  (await person.notifications(`&event_type=${type}`)).find(
    (row) => row.data.booking_id === bookingId,
  );

/** Requests slots of a lot whose owner decides; each hold ends `apartMs` after the one before. */
async function requestSlots(driver: Client, count: number, apartMs = 0): Promise<string[]> {
  const lot = await driver.lot("Lot B");
  const slots: Json[] = (await driver.get(`/api/lots/${lot.id}/slots/`)).body;
  const available = slots.filter((slot) => slot.state === "available").slice(0, count);
  const requested: string[] = [];
  for (const slot of available) {
    requested.push((await driver.book(slot.id)).body.id);
    await sleep(apartMs);
  }
  expect(requested).toHaveLength(count);
  return requested;
}

test.describe("N5: cash that waits for verification", () => {
  let driver: Client;
  let owner: Client;
  let admin: Client;
  let booking: Json;
  /** The notifications of the owner and of the administrator. */
  let owners: Json;
  let admins: Json;

  test.beforeEach(async ({ as }) => {
    [driver, owner, admin] = [await as("driver"), await as("owner"), await as("admin")];
    booking = await bookInLotA(driver, "A-14", { method: "cash" });
    owners = await askedFor(owner, "cash_payment_pending", booking.id);
    admins = await askedFor(admin, "cash_payment_pending", booking.id);
  });
  test.afterEach(async () => {
    await driver.cancel(booking.id);
  });

  test("U2: the notification offers to verify and to decline, and asks for it", async () => {
    const open = { kind: "execute", href: null, state: "open", expires_at: expect.any(String) };
    expect(owners.actions).toEqual([
      { id: "verify", label: "Verify", style: "primary", ...open },
      { id: "decline", label: "Decline", style: "danger", ...open },
    ]);
    expect((await unreadCounts(owner)).action_required).toBeGreaterThan(0);
  });

  test("a decline needs a reason; unknown and foreign actions are not found", async () => {
    expect((await act(owner, owners.id, "decline")).body).toMatchObject(reasonRequired);
    expect((await act(owner, owners.id, "fly")).status).toBe(404);
    expect((await act(driver, owners.id, "verify")).status).toBe(404);
  });

  test("W9: the owner verifies; a second decision gets 409 and names the first", async () => {
    const done = await act(owner, owners.id, "verify", `verify-${booking.id}`);
    expect(done.status).toBe(200);
    expect(done.body).toMatchObject({
      notification: {
        id: owners.id,
        is_read: true,
        resolved: { by: expect.any(String), outcome: "verified" },
      },
      result: { booking_id: booking.id, message: "Payment verified" },
    });
    const verified = { id: "verify", state: "done", label: "Verified" };
    expect(done.body.notification.actions[0]).toMatchObject(verified);
    const repeated = await act(owner, owners.id, "verify", `verify-${booking.id}`);
    expect(repeated.body).toEqual(done.body);
    expect(repeated.headers.get("idempotency-replayed")).toBe("true");
    expect((await act(admin, admins.id, "verify")).body).toMatchObject({
      status: 409,
      code: "already_resolved",
      resolved: { by: done.body.notification.resolved.by, outcome: "verified" },
    });
    expect((await admin.get(`${NOTIFICATIONS}${admins.id}/`)).body).toMatchObject({
      is_read: true,
      resolved: { outcome: "verified" },
    });
  });
});

test("C29 N5: a request is approved from the notification, and the driver is notified", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const [requested] = (await requestSlots(driver, 1)) as [string];
  const { id } = await askedFor(owner, "new_reservation", requested);
  expect((await act(owner, id, "approve")).body).toMatchObject({
    notification: { resolved: { outcome: "approved" } },
    result: { id: requested },
  });
  expect(await askedFor(driver, "booking_approved", requested)).toBeTruthy();
  await driver.cancel(requested);
});

test("C29 N5: from the end of its hold a request answers 410, job or no job", async ({
  as,
  advance,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  // The job that ends holds runs once a second. These end 350 ms apart, so that at least one is
  // asked for between its end and the job.
  const requested = await requestSlots(driver, 3, 350);
  const rows = await Promise.all(requested.map((id) => askedFor(owner, "new_reservation", id)));
  const ends = rows.map((row) => Date.parse(row.actions[0].expires_at));
  const seconds = Math.floor((Math.min(...ends) - (await owner.now())) / 1000) - 2;
  await advance(seconds);
  const answers = await Promise.all(
    rows.map((row, index) => phasesOf(owner, row.id, ends[index]!)),
  );
  const phases = [
    reasonRequired,
    { status: 410, code: "expired", resolved: null },
    { status: 410, code: "expired", resolved: { by: "Parkmate", outcome: "declined" } },
  ];
  for (const seen of answers)
    expect(seen).toMatchObject(seen.length === 3 ? phases : [phases[0], phases[2]]);
  const between = answers.filter((seen) => seen.length === 3).length;
  expect(between, "asked between the end and the job").toBeGreaterThan(0);
  const { actions } = await askedFor(owner, "new_reservation", requested[0]!);
  expect(actions.map((action: Json) => action.state)).toEqual(["expired", "expired"]);
  await advance(-seconds);
});

/** Declines again and again until the hold is ended. Returns each new kind of answer. */
async function phasesOf(owner: Client, id: string, end: number): Promise<Json[]> {
  const seen: Json[] = [];
  // Without a reason a decline is refused while the hold runs, so asking changes nothing.
  do {
    const before = await owner.now();
    const { status, body } = await act(owner, id, "decline");
    if (status === 400) expect(before).toBeLessThanOrEqual(end);
    if (status === 410) expect(await owner.now()).toBeGreaterThanOrEqual(end);
    const last = seen.at(-1);
    if (last?.status !== status || !last?.resolved !== !body.resolved) seen.push(body);
  } while (!seen.at(-1).resolved && seen.length < 4);
  return seen;
}

test("W9 N5: an action over the socket, repeated over HTTP, is one action", async ({ as }) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const booking = await bookInLotA(driver, "A-14", { method: "cash" });
  const notification = await askedFor(owner, "cash_payment_pending", booking.id);
  const socket = await owner.connect();
  const verify = (idempotency_key: string, form?: object) =>
    socket.ask("action", {
      notification_id: notification.id,
      action: "verify",
      idempotency_key,
      ...(form ? { form } : {}),
    });
  const key = randomUUID();
  const done = await verify(key, {});
  expect(done).toMatchObject({
    ok: true,
    result: { booking_id: booking.id },
    notification: { resolved: { outcome: "verified" } },
  });
  expect(await updateOf(socket, notification.id, "resolved")).toMatchObject({
    data: { is_read: true },
  });
  expect(await verify(key, {}), "the same key").toEqual(done);
  const repeated = await owner.post(
    `${NOTIFICATIONS}${notification.id}/actions/verify/`,
    {},
    { "Idempotency-Key": key },
  );
  expect([repeated.status, repeated.body.result]).toEqual([200, done.result]);
  expect(await verify(randomUUID()), "another key").toMatchObject({
    ok: false,
    error: { code: "already_resolved" },
  });
  expect(await verify("short")).toMatchObject({
    ok: false,
    error: { code: "invalid_idempotency_key" },
  });
  socket.close();
  await driver.cancel(booking.id);
});
