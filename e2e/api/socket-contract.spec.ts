import { randomUUID } from "node:crypto";
import { clientMessages, serverMessages } from "@/lib/realtime/protocol";
import { Client, request, type Json, type TestSocket } from "../fixtures/client";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

/** socket.md, "Client → server". */
const sent = [
  "subscribe",
  "unsubscribe",
  "mark_read",
  "mark_unread",
  "mark_all_read",
  "get_unread_count",
  "mark_seen",
  "archive",
  "snooze",
  "unsnooze",
  "delete",
  "action",
  "ping",
  "sync",
  "auth_refresh",
  "presence",
  "received",
  "watch_lot",
  "unwatch_lot",
  "watch_booking",
  "unwatch_booking",
  "typing",
];
/** socket.md, "Server → client"; `sync` is the answer that every connect ends in. */
const heard = [
  "connection_established",
  "new_notification",
  "notification_update",
  "notifications_bulk",
  "unread_count",
  "subscribed",
  "marked_read",
  "marked_all_read",
  "pong",
  "booking_update",
  "slot_update",
  "lot_availability",
  "queue_update",
  "away_summary",
  "token_expiring",
  "force_logout",
  "server_restart",
  "maintenance",
  "error",
  "sync",
];
const n = "/api/notifications/";
const write = async (admin: Client, to: Client, change: object = {}): Promise<Json> =>
  (await admin.post(n, { recipient: to.user.id, title: "Gate B", message: "Closed.", ...change }))
    .body;
const update = (socket: TestSocket, id: string, type: string) =>
  socket.wait(
    "notification_update",
    (frame) => frame.update_type === type && frame.data.notification_id === id,
  );

test("socket.md: the protocol knows exactly these messages, either way", () => {
  expect(Object.keys(clientMessages).sort()).toEqual([...sent].sort());
  expect([...serverMessages].sort()).toEqual([...heard].sort());
});

/** A notification inside a frame: a row of a list (api.md, "Notification object", and our own dedupe_key). */
const rowKeys = [
  "id",
  "seq",
  "event_type",
  "type",
  "notification_type",
  "notification_type_display",
  "level",
  "priority",
  "title",
  "subject",
  "message",
  "data",
  "related_object_type",
  "related_object_id",
  "ticket",
  "ticket_title",
  "recipient",
  "recipient_name",
  "user",
  "user_name",
  "delivery_channel",
  "status",
  "status_display",
  "sent_at",
  "is_read",
  "read_at",
  "seen_at",
  "archived_at",
  "snoozed_until",
  "scheduled_for",
  "expires_at",
  "resolved",
  "group_key",
  "action_url",
  "actions",
  "created_at",
  "updated_at",
  "time_since",
  "dedupe_key",
];
const bulk = ["type", "update_type", "data", "unread_count", "seq"];
const slots = ["lot_id", "slots", "available_slots"];
/** The members of every frame (socket.md, "Server → client", payload). What a bare name stands for there is told by its `type`. */
const frameKeys: Record<string, string[]> = {
  connection_established: [
    "type",
    "message",
    "user_id",
    "unread_count",
    "seq",
    "server_time",
    "expires_at",
    "recovered",
  ],
  new_notification: ["type", "notification", "unread_count", "toast"],
  notification_update: bulk,
  notifications_bulk: bulk,
  unread_count: ["type", "count", "by_type", "unseen_count", "action_required", "seq"],
  subscribed: ["type", "notification_types"],
  marked_read: ["type", "updated_count", "unread_count"],
  marked_all_read: ["type", "count", "unread_count"],
  pong: ["type", "timestamp", "server_time"],
  booking_update: ["booking", "server_time"],
  slot_update: slots,
  lot_availability: slots,
  queue_update: ["queue", "open", "items_changed"],
  away_summary: ["type", "missed", "action_required", "by_type"],
  token_expiring: ["type", "expires_at"],
  force_logout: ["type", "reason"],
  server_restart: ["type", "retry_in_ms"],
  maintenance: ["type", "title", "message"],
  error: ["type", "code", "message"],
  sync: ["type", "seq", "reset", "upserts", "deleted_ids", "unread_count"],
};
const withoutType = new Set(["booking_update", "slot_update", "lot_availability", "queue_update"]);
const changeKeys: Record<string, string[]> = {
  read: ["is_read", "read_at"],
  unread: ["is_read", "read_at"],
  read_all: ["is_read", "read_at"],
  seen: ["seen_at"],
  archived: ["archived_at"],
  unarchived: ["archived_at"],
};

function expectKeys(value: Json, keys: readonly string[], name: string): void {
  for (const one of [value].flat()) expect(Object.keys(one).sort(), name).toEqual([...keys].sort());
}

/** The frame and everything in it has exactly the members that socket.md names. */
function expectFrame({ event, message }: { event: string; message: Json }): void {
  expect(Object.keys(frameKeys), event).toContain(event);
  // `toasts` tells a page that was away what to raise.
  const { toasts: _toasts, ...told } = event === "sync" ? message : { ...message };
  expectKeys(told, frameKeys[event]!, event);
  if (!withoutType.has(event)) expect(message.type).toBe(event);
  if (event === "new_notification") {
    expectKeys(message.notification, rowKeys, "a pushed notification");
    expectKeys(message.toast, ["show", "sticky", "sound", "vibrate", "desktop"], "toast");
    for (const hint of Object.values(message.toast)) expect(typeof hint).toBe("boolean");
  }
  if (event === "notification_update")
    expectKeys(message.data, ["notification_id", ...rowKeys], "an update's data");
  if (event === "notifications_bulk")
    expectKeys(
      message.data,
      ["ids", "change", "deleted", ...(changeKeys[message.data.change] ?? [])],
      `a bulk's data: ${message.data.change}`,
    );
  if (event === "booking_update")
    expectKeys(
      message.booking,
      [
        "id",
        "version",
        "status",
        "end_time",
        "grace_until",
        "hold_until",
        "seconds_remaining",
        "can",
      ],
      "a booking",
    );
  if (event === "slot_update" || event === "lot_availability")
    expectKeys(message.slots, ["id", "state", "until"], "a slot");
  if (event === "sync") expectKeys(message.upserts, rowKeys, "a missed row");
}

test("socket.md: every frame on the wire has exactly the members that are written there", async () => {
  const server = await TestServer.start();
  const as = (name: string) => Client.signIn(server.url, `${name}@parkmate.test`);
  const [admin, joy, driver, owner] = [
    await as("admin"),
    await as("driver2"),
    await as("driver"),
    await as("owner"),
  ] as const;
  const [mine, boss, desk, wheel] = [
    await joy.connect(),
    await admin.connect(),
    await owner.connect(),
    await driver.connect(),
  ];
  const elsewhere = await (await as("owner2")).connect();
  const all = [mine, boss, desk, wheel];

  const { seq } = (await joy.get(`${n}unread_count/`)).body;
  const written = [
    await write(admin, joy),
    await write(admin, joy),
    await write(admin, joy),
    await write(admin, joy),
  ];
  await write(admin, joy, {
    event_type: "system_maintenance",
    title: "Maintenance",
    message: "Tonight 02:00–02:30",
  });
  await mine.wait("maintenance");
  const [one, two, three] = written as [Json, Json, Json, Json];
  await mine.ask("subscribe", { notification_types: ["*"] });
  await mine.ask("get_unread_count");
  await mine.ask("ping", { timestamp: 7 });
  await mine.ask("mark_read", { notification_id: one.id });
  await mine.ask("mark_unread", { notification_id: one.id });
  await mine.ask("archive", { notification_id: one.id });
  await joy.post(`${n}${one.id}/unarchive/`);
  await mine.ask("snooze", {
    notification_id: two.id,
    until: new Date((await joy.now()) + 3_600_000).toISOString(),
  });
  await mine.ask("unsnooze", { notification_id: two.id });
  await admin.send("PATCH", `${n}${two.id}/`, { title: "Gate C" });
  await mine.ask("mark_seen", { up_to_seq: (await joy.get(`${n}unread_count/`)).body.seq });
  await mine.ask("delete", { notification_id: three.id });
  for (const type of [
    "read",
    "unread",
    "archived",
    "unarchived",
    "snoozed",
    "unsnoozed",
    "edited",
    "deleted",
  ])
    await mine.wait("notification_update", (frame) => frame.update_type === type);
  const back = await joy.connect({ last_seq: seq });
  await back.wait("sync");
  await back.wait("away_summary");
  await joy.post(`${n}bulk_archive/`, { notification_ids: [one.id, two.id] });
  await mine.ask("mark_all_read", {});
  await joy.send("DELETE", `${n}delete_all/?read=all`);
  for (const type of ["bulk", "read_all", "deleted_all"])
    await mine.wait("notifications_bulk", (frame) => frame.update_type === type);
  await mine.ask("archive", { notification_id: "x" });

  const lot = await joy.lot("Parking Lot A");
  await mine.ask("watch_lot", { lot_id: lot.id });
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id, {
    method: "cash",
  });
  await mine.wait("slot_update");
  await mine.wait("lot_availability");
  for (const socket of [boss, desk])
    expect(await socket.wait("queue_update", (frame) => frame.queue === "cash")).toMatchObject({
      items_changed: [booking.id],
    });
  expect(
    elsewhere.frames.some((frame) => frame.event === "queue_update"),
    "the owner of other lots",
  ).toBe(false);
  const cash = await desk.wait(
    "new_notification",
    (frame) => frame.notification.event_type === "cash_payment_pending",
  );
  await desk.ask("action", {
    notification_id: cash.notification.id,
    action: "verify",
    idempotency_key: randomUUID(),
  });
  await desk.wait("notification_update", (frame) => frame.update_type === "resolved");
  await wheel.wait(
    "booking_update",
    (frame) =>
      frame.booking.id === booking.id && ["confirmed", "active"].includes(frame.booking.status),
  );

  await request(server.url, "POST", "/api/test/clock/", { advance_seconds: 1750 });
  await mine.wait("token_expiring");
  const fresh = await Client.signIn(server.url, "driver2@parkmate.test");
  await fresh.send("DELETE", "/api/user/ws-token/");
  await mine.wait("force_logout");
  await server.stop();
  await boss.wait("server_restart");
  server.dispose();

  const frames = [...all, back].flatMap((socket) => socket.frames);
  frames.forEach(expectFrame);
  expect([...new Set(frames.map((frame) => frame.event))].sort(), "each of them was seen").toEqual(
    [...heard].sort(),
  );
});

test("J6.4: every message about a notification changes it, answers with what it did, and is heard by all sockets of the person", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const [one, two] = [await write(admin, joy), await write(admin, joy)];
  const [mine, other] = [await joy.connect(), await joy.connect()];
  const unread = async () => (await joy.get(`${n}unread_count/`)).body.count;
  const before = await unread();
  expect(await mine.ask("archive", { notification_id: one.id })).toMatchObject({
    ok: true,
    notification: { id: one.id, archived_at: expect.any(String) },
  });
  expect(await update(other, one.id, "archived")).toMatchObject({ unread_count: before - 1 });
  await joy.post(`${n}${one.id}/unarchive/`);
  await update(mine, one.id, "unarchived");
  const until = new Date((await joy.now()) + 3_600_000).toISOString();
  expect(await mine.ask("snooze", { notification_id: one.id, until })).toMatchObject({
    ok: true,
    notification: { snoozed_until: until },
  });
  expect(await update(other, one.id, "snoozed")).toMatchObject({
    unread_count: before - 1,
    data: { snoozed_until: until },
  });
  expect(await mine.ask("unsnooze", { notification_id: one.id })).toMatchObject({
    ok: true,
    notification: { snoozed_until: null },
  });
  await update(other, one.id, "unsnoozed");
  expect(await mine.ask("mark_read", { notification_ids: [one.id, two.id] })).toMatchObject({
    ok: true,
    updated_count: 2,
    unread_count: before - 2,
  });
  expect(
    await other.wait("notifications_bulk", (frame) => frame.data.ids.includes(two.id)),
  ).toMatchObject({
    update_type: "bulk",
    data: { change: "read", is_read: true },
    unread_count: before - 2,
  });
  expect(await mine.ask("mark_unread", { notification_id: one.id })).toMatchObject({
    ok: true,
    updated_count: 1,
    unread_count: before - 1,
  });
  await update(other, one.id, "unread");
  const { seq } = (await joy.get(`${n}unread_count/`)).body;
  expect(await mine.ask("mark_seen", { up_to_seq: seq })).toEqual({ ok: true, unseen_count: 0 });
  expect(await mine.ask("received", { ids: [one.id, two.id] })).toMatchObject({
    ok: true,
    received_count: 2,
  });
  expect((await joy.get(`${n}${one.id}/trace/`)).body).toContainEqual(
    expect.objectContaining({ step: "delivered", channel: "in_app" }),
  );
  expect(await mine.ask("presence", { visible: true, tab_id: "tab-1" })).toEqual({ ok: true });
  expect(await mine.ask("mark_all_read", { before_seq: seq })).toMatchObject({
    ok: true,
    unread_count: 0,
  });
  await mine.wait("marked_all_read");
  expect(
    (await other.wait("notifications_bulk", (frame) => frame.update_type === "read_all"))
      .unread_count,
  ).toBe(0);
  expect(await mine.ask("delete", { notification_id: two.id })).toEqual({ ok: true });
  expect(await update(other, two.id, "deleted")).toMatchObject({ unread_count: 0 });
  expect((await joy.get(`${n}${two.id}/`)).status).toBe(404);
  const synced = await mine.ask("sync", { last_seq: seq });
  expect(synced).toMatchObject({
    ok: true,
    reset: false,
    deleted_ids: [two.id],
    unread_count: await unread(),
  });
  await joy.send("DELETE", `${n}delete_all/`);
  expect(
    await mine.wait("notifications_bulk", (frame) => frame.update_type === "deleted_all"),
  ).toMatchObject({ data: { deleted: true } });
  mine.close();
  other.close();
});

test("W9 N5: an action over the socket and its repeat over HTTP are one act with one answer", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id, {
    method: "cash",
  });
  const notification = (await owner.notifications("&event_type=cash_payment_pending")).find(
    (row) => row.data.booking_id === booking.id,
  )!;
  const socket = await owner.connect();
  const key = randomUUID();
  const done = await socket.ask("action", {
    notification_id: notification.id,
    action: "verify",
    form: {},
    idempotency_key: key,
  });
  expect(done).toMatchObject({
    ok: true,
    result: { booking_id: booking.id },
    notification: { resolved: { outcome: "verified" } },
  });
  expect(await update(socket, notification.id, "resolved")).toMatchObject({
    data: { is_read: true },
  });
  expect(
    await socket.ask("action", {
      notification_id: notification.id,
      action: "verify",
      form: {},
      idempotency_key: key,
    }),
  ).toEqual(done);
  const again = await owner.post(
    `${n}${notification.id}/actions/verify/`,
    {},
    { "Idempotency-Key": key },
  );
  expect([again.status, again.body.result]).toEqual([200, done.result]);
  expect(
    await socket.ask("action", {
      notification_id: notification.id,
      action: "verify",
      idempotency_key: randomUUID(),
    }),
  ).toMatchObject({ ok: false, error: { code: "already_resolved" } });
  expect(
    await socket.ask("action", {
      notification_id: notification.id,
      action: "verify",
      idempotency_key: "short",
    }),
  ).toMatchObject({ ok: false, error: { code: "invalid_idempotency_key" } });
  socket.close();
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
});

test("I10 H34: nobody touches what is somebody else's; what does not fit a message is refused and named", async ({
  as,
}) => {
  const [admin, joy, driver] = [
    await as("admin@parkmate.test"),
    await as("driver2@parkmate.test"),
    await as("driver@parkmate.test"),
  ];
  const theirs = await write(admin, joy);
  const ask = async (event: string, payload: object) => {
    const socket = await driver.connect();
    const answer = await socket.ask(event, payload);
    socket.close();
    return answer.error?.code ?? answer;
  };
  const until = new Date((await joy.now()) + 3_600_000).toISOString();
  for (const [event, more] of [
    ["archive", {}],
    ["snooze", { until }],
    ["unsnooze", {}],
    ["delete", {}],
    ["action", { action: "verify", idempotency_key: randomUUID() }],
  ] as const) {
    expect(await ask(event, { notification_id: theirs.id, ...more }), event).toBe("not_found");
  }
  expect(await ask("mark_read", { notification_id: theirs.id })).toMatchObject({
    ok: true,
    updated_count: 0,
  });
  expect(await ask("received", { ids: [theirs.id] })).toMatchObject({
    ok: true,
    received_count: 0,
  });
  expect(await ask("typing", { thread_id: theirs.id })).toBe("not_found");
  for (const [event, payload] of [
    ["archive", {}],
    ["snooze", { notification_id: theirs.id }],
    ["snooze", { notification_id: theirs.id, until: "soon" }],
    ["delete", { notification_id: "x" }],
    ["mark_seen", { up_to_seq: -1 }],
    ["received", { ids: [] }],
    ["received", { ids: Array.from({ length: 101 }, () => theirs.id) }],
    ["presence", { visible: "yes" }],
    ["subscribe", { userId: joy.user.id }],
    ["mark_all_read", { everybody: true }],
  ] as const)
    expect(await ask(event, payload), `${event} ${JSON.stringify(payload).slice(0, 60)}`).toBe(
      "invalid",
    );
  expect((await joy.get(`${n}${theirs.id}/`)).body).toMatchObject({
    is_read: false,
    archived_at: null,
    snoozed_until: null,
  });
});

test("socket.md: subscriptions, tokens, watches and the frames of their own", async ({
  as,
  advance,
}) => {
  const [admin, joy, driver] = [
    await as("admin@parkmate.test"),
    await as("driver2@parkmate.test"),
    await as("driver@parkmate.test"),
  ];
  const socket = await joy.connect();
  expect(
    await socket.ask("subscribe", { notification_types: ["booking", "reservation", "nonsense"] }),
  ).toEqual({ ok: true, notification_types: ["booking", "reservation"], ignored: ["nonsense"] });
  expect(await socket.ask("unsubscribe", { notification_types: ["reservation"] })).toEqual({
    ok: true,
    notification_types: ["booking"],
    ignored: [],
  });
  await socket.wait("subscribed");
  await socket.ask("subscribe", { notification_types: ["*"] });
  await write(admin, joy, {
    event_type: "system_maintenance",
    title: "Maintenance",
    message: "Tonight 02:00–02:30",
  });
  expect(await socket.wait("maintenance")).toMatchObject({
    type: "maintenance",
    message: "Tonight 02:00–02:30",
  });
  const lot = await joy.lot("Parking Lot A");
  expect(await socket.ask("watch_lot", { lot_id: lot.id })).toMatchObject({
    ok: true,
    slots: expect.any(Array),
    available_slots: expect.any(Number),
  });
  expect(await socket.ask("unwatch_lot", { lot_id: lot.id })).toEqual({ ok: true });
  const watcher = await driver.connect();
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  expect(await watcher.ask("watch_booking", { booking_id: booking.id })).toMatchObject({
    ok: true,
    booking: { id: booking.id, version: expect.any(Number), can: expect.any(Object) },
  });
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
  await watcher.wait(
    "booking_update",
    (frame) => frame.booking.id === booking.id && frame.booking.status === "cancelled",
  );
  expect(await watcher.ask("unwatch_booking", { booking_id: booking.id })).toEqual({ ok: true });
  const fresh = (await joy.get("/api/user/ws-token/")).body;
  await advance(1750);
  await socket.wait("token_expiring");
  const later = await as("driver2@parkmate.test");
  const next = (await later.get("/api/user/ws-token/")).body;
  expect(await socket.ask("auth_refresh", { token: next.ws_token })).toMatchObject({
    ok: true,
    expires_at: next.expires_at,
  });
  expect(await socket.ask("auth_refresh", { token: "x".repeat(43) })).toMatchObject({
    ok: false,
    error: { code: "unauthenticated" },
  });
  expect(await socket.ask("auth_refresh", { token: later.access })).toMatchObject({
    ok: false,
    error: { code: "token_wrong_kind" },
  });
  await advance(120);
  expect(await socket.ask("ping", { timestamp: 7 })).toMatchObject({ ok: true });
  expect(fresh.ws_token).not.toBe(next.ws_token);
  await advance(-1870);
  for (const one of [socket, watcher]) one.close();
});

test("the owners' queue: an application is on every admin's screen at once, and gone when it is decided", async ({
  as,
  server,
}) => {
  const admin = await as("admin@parkmate.test");
  const socket = await admin.connect();
  const email = `owner-${randomUUID().slice(0, 8)}@parkmate.test`;
  await fetch(`${server.url}/api/register/`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      email,
      password: "a long enough one",
      first_name: "New",
      last_name: "Owner",
      role: "owner",
    }),
  });
  const asked = await socket.wait("queue_update", (frame) => frame.queue === "owners");
  const waiting = (await admin.get("/api/admin/owners/")).body;
  expect(asked.open).toBe(waiting.count);
  await admin.post(
    `/api/admin/owners/${waiting.results.find((row: Json) => row.email === email).id}/approve/`,
  );
  await socket.wait(
    "queue_update",
    (frame) => frame.queue === "owners" && frame.open === waiting.count - 1,
  );
  socket.close();
});
