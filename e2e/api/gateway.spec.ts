import { Client, request, TestSocket, type Json } from "../fixtures/client";
import { PlainSocket } from "../fixtures/plain-socket";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

const wsToken = async (person: Client): Promise<string> =>
  (await person.get("/api/user/ws-token/")).body.ws_token;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The driver books, the owner hears of it on `ears`; the booking is cancelled again. */
async function book(driver: Client): Promise<Json> {
  const { status, body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
const cancel = (driver: Client, id: string) => driver.post(`/api/bookings/${id}/cancel/`);

const message = "New booking received for Lot #1";
const dataOf = (id: string) =>
  expect.objectContaining({
    reservation_id: id,
    parking_lot: "Parking Lot A",
    notification_id: expect.any(String),
    created_at: expect.any(String),
    start_time: expect.any(String),
    end_time: expect.any(String),
  });
const shapes: Record<string, (id: string) => object> = {
  s0: (id) => ({ type: "new_reservation", message, data: dataOf(id) }),
  s1: () => ({ level: "info", message }),
  s2: (id) => ({ type: "notification", message, data: dataOf(id) }),
  s3: (id) => ({
    type: "new_notification",
    unread_count: expect.any(Number),
    toast: expect.any(Object),
    notification: expect.objectContaining({
      event_type: "new_reservation",
      message,
      is_read: false,
      data: expect.objectContaining({ reservation_id: id }),
    }),
  }),
  s4: (id) => ({
    notification_type: "new_reservation",
    title: "New booking",
    message,
    ticket: null,
    timestamp: expect.any(String),
    data: dataOf(id),
  }),
};
const isNotification = (dialect: string, frame: Json) =>
  ({
    s0: frame.type === "new_reservation",
    s1: frame.level === "info",
    s2: frame.type === "notification",
    s3: frame.type === "new_notification",
    s4: frame.notification_type === "new_reservation",
  })[dialect];

for (const [dialect, shape] of Object.entries(shapes)) {
  test(`N16 C18: ${dialect} hears of a booking in its own envelope${dialect < "s3" ? ", and nothing else" : ""}`, async ({
    as,
  }) => {
    const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
    const ears = await PlainSocket.open(owner, { dialect });
    const booking = await book(driver);
    expect(await ears.wait((frame) => isNotification(dialect, frame) === true, 1000)).toEqual(
      shape(booking.id),
    );
    await pause(200);
    if (dialect < "s3") expect(ears.frames.filter((frame) => frame.type !== "ack")).toHaveLength(1);
    else
      expect(await ears.wait((frame) => frame.type === "unread_count")).toMatchObject({
        count: expect.any(Number),
      });
    if (dialect === "s4")
      expect(ears.frames.filter((frame) => "notification_type" in frame)).toHaveLength(1);
    await cancel(driver, booking.id);
    ears.close();
  });
}

test("N16: the default is s3; what was asked for is answered in every dialect", async ({ as }) => {
  const owner = await as("owner@parkmate.test");
  const plain = await PlainSocket.open(owner);
  expect(plain.frames[0]).toMatchObject({ type: "connection_established", user_id: owner.user.id });
  plain.close();
  for (const dialect of Object.keys(shapes)) {
    const socket = await PlainSocket.open(owner, { dialect });
    expect(await socket.ask({ type: "ping", timestamp: 42 }, 7)).toMatchObject({
      type: "ack",
      ack: 7,
      ok: true,
    });
    expect(await socket.wait((frame) => frame.type === "pong")).toMatchObject({
      timestamp: 42,
      server_time: expect.any(String),
    });
    const { count } = await socket.ask({ type: "get_unread_count" });
    expect(
      await socket.wait((frame) => frame.type === "unread_count" && frame.count === count),
    ).toBeTruthy();
    expect(
      await socket.ask({ type: "subscribe", notification_types: ["new_reservation", "nonsense"] }),
    ).toMatchObject({ ok: true, notification_types: ["new_reservation"], ignored: ["nonsense"] });
    socket.close();
  }
});

test("C6 S1.34: a person's own id in the path is welcome, somebody else's closes with 4003", async ({
  as,
}) => {
  const [driver, joy] = [await as("driver@parkmate.test"), await as("driver2@parkmate.test")];
  const own = await PlainSocket.open(driver, { path: `/ws/notifications/${driver.user.id}/` });
  expect(own.isOpen).toBe(true);
  const foreign = await PlainSocket.dial(driver.base, {
    path: `/ws/notifications/${joy.user.id}/`,
    token: await wsToken(driver),
  });
  expect(await foreign.ended()).toBe(4003);
  expect(foreign.frames).toEqual([
    { type: "error", code: "forbidden", message: expect.any(String) },
  ]);
  own.close();
});

test("C6 S2.25 W03: no token, a wrong one or a login token in the address closes with 4001; no token is in the log", async ({
  as,
  server,
}) => {
  const driver = await as("driver@parkmate.test");
  for (const [token, code] of [
    [undefined, "unauthenticated"],
    ["x".repeat(43), "use_ws_token"],
    [driver.access, "use_ws_token"],
  ] as const) {
    const socket = await PlainSocket.dial(server.url, { token });
    expect(await socket.ended()).toBe(4001);
    expect(socket.frames).toEqual([{ type: "error", code, message: expect.any(String) }]);
  }
  const token = await wsToken(driver);
  const s1 = await PlainSocket.dial(server.url, { dialect: "s1" });
  expect(await s1.ended()).toBe(4001);
  expect(s1.frames).toEqual([{ level: "error", message: expect.any(String) }]);
  for (const authorization of [driver.access, token]) {
    const byHeader = await PlainSocket.dial(server.url, {
      headers: { Authorization: `Bearer ${authorization}` },
    });
    expect(await byHeader.wait((frame) => frame.type === "connection_established")).toMatchObject({
      user_id: driver.user.id,
    });
    byHeader.close();
  }
  for (const secret of [token, driver.access]) expect(server.log()).not.toContain(secret);
});

test("S2.6: an expired token closes with 4003, at the door and later", async ({ as, advance }) => {
  const driver = await as("driver@parkmate.test");
  const token = await wsToken(driver);
  const socket = await PlainSocket.dial(driver.base, { token });
  await socket.wait((frame) => frame.type === "connection_established");
  await advance(1801);
  expect(await socket.ended()).toBe(4003);
  expect(socket.frames.at(-1)).toMatchObject({ type: "error", code: "token_expired" });
  const late = await PlainSocket.dial(driver.base, { token });
  expect(await late.ended()).toBe(4003);
  await advance(-1801);
});

test("S8 W01: a foreign Origin gets 403 before the upgrade; the session cookie counts with our own only", async ({
  as,
  server,
  browserAs,
}) => {
  const token = await wsToken(await as("driver@parkmate.test"));
  const upgrade = {
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
  };
  for (const Origin of ["https://evil.example", "null"]) {
    const socket = await PlainSocket.dial(server.url, { token, headers: { Origin } });
    expect(socket.closed).toBe(1006);
    expect(
      await statusOf(server.port, `/ws/notifications/?token=${token}`, { ...upgrade, Origin }),
    ).toBe(403);
  }
  const page = await browserAs("driver@parkmate.test");
  const Cookie = (await page.context().cookies())
    .map((one) => `${one.name}=${one.value}`)
    .join("; ");
  const own = await PlainSocket.dial(server.url, { headers: { Cookie, Origin: server.url } });
  expect(await own.wait((frame) => frame.type === "connection_established")).toBeTruthy();
  own.close();
  expect(await (await PlainSocket.dial(server.url, { headers: { Cookie } })).ended()).toBe(4001);
});

test("C18: an unknown dialect is told and closed; an address with two question marks is understood", async ({
  as,
}) => {
  const driver = await as("driver@parkmate.test");
  const odd = await PlainSocket.dial(driver.base, {
    dialect: "constructor",
    token: await wsToken(driver),
  });
  expect(await odd.ended()).toBe(4003);
  expect(odd.frames).toEqual([expect.objectContaining({ code: "unknown_dialect" })]);
  const twice = await PlainSocket.dial(driver.base, {
    path: `/ws/notifications/?dialect=s0?token=${await wsToken(driver)}`,
  });
  expect(await twice.ask({ type: "ping" })).toMatchObject({ ok: true });
  expect(twice.frames.map((frame) => frame.type)).not.toContain("connection_established");
  twice.close();
});

test("J6.4 S3.55: what a plain socket marks as read, Socket.IO hears, and the reverse", async ({
  as,
}) => {
  const joy = await as("driver2@parkmate.test");
  const [notification] = await joy.notifications();
  await joy.post(`/api/notifications/${notification.id}/mark_as_unread/`);
  const [plain, socket] = [await PlainSocket.open(joy), await joy.connect()];
  const answer = await plain.ask({ type: "mark_read", notification_id: notification.id });
  expect(answer).toMatchObject({ ok: true, updated_count: 1 });
  const isUpdate = (kind: string) => (frame: Json) =>
    frame.type === "notification_update" &&
    frame.update_type === kind &&
    frame.data.notification_id === notification.id;
  expect(await socket.wait("notification_update", isUpdate("read"))).toMatchObject({
    data: { is_read: true },
    unread_count: answer.unread_count,
  });
  await socket.ask("mark_unread", { notification_id: notification.id });
  expect(await plain.wait(isUpdate("unread"))).toMatchObject({ data: { is_read: false } });
  plain.close();
  socket.close();
});

test("I10 W04: rights are the same: foreign notifications and bookings are not there", async ({
  as,
}) => {
  const [driver, joy] = [await as("driver@parkmate.test"), await as("driver2@parkmate.test")];
  const plain = await PlainSocket.open(joy);
  const booking = await book(driver);
  const [notification] = await driver.notifications(`&booking=${booking.id}`);
  expect(await plain.ask({ type: "watch_booking", booking_id: booking.id })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  expect(await plain.ask({ type: "mark_read", notification_id: notification.id })).toMatchObject({
    ok: true,
    updated_count: 0,
  });
  await cancel(driver, booking.id);
  await pause(300);
  expect(JSON.stringify(plain.frames)).not.toContain(booking.id);
  plain.close();
});

test("J6.4: what is no message gets an error and the socket lives; five of them end it with 4008", async ({
  as,
}) => {
  const driver = await as("driver@parkmate.test");
  const bad = [
    '{"type":',
    "[]",
    '{"type":"ping","__proto__":{"x":1}}',
    Buffer.from([1, 2, 3]),
    { type: "nonsense" },
  ];
  const codes = ["malformed_json", "invalid", "forbidden_key", "not_text", "unknown_event"];
  const socket = await PlainSocket.open(driver);
  for (const [index, frame] of bad.slice(0, 4).entries()) {
    socket.send(frame);
    await socket.wait((one) => one.type === "error" && one.code === codes[index]);
  }
  expect(await socket.ask({ type: "ping" })).toMatchObject({ ok: true });
  socket.send(bad[4]!);
  expect(await socket.ended()).toBe(4008);
  expect(socket.frames.at(-1)).toMatchObject({ type: "error", code: "unknown_event" });
});

test("W06: 16 KiB are read, one byte more closes with 1009, and the process lives", async ({
  as,
  server,
}) => {
  const socket = await PlainSocket.open(await as("driver@parkmate.test"));
  const empty = JSON.stringify({ type: "ping", pad: "" }).length;
  const ping = (size: number) => JSON.stringify({ type: "ping", pad: "x".repeat(size - empty) });
  socket.send(ping(16_384));
  await socket.wait((frame) => frame.type === "pong");
  socket.send(ping(16_385));
  expect(await socket.ended()).toBe(1009);
  expect((await request(server.url, "GET", "/api/health/live/")).status).toBe(200);
});

test("S12 C7: revoked tokens end plain sockets with 4001 within two seconds", async ({
  server,
}) => {
  const driver = await Client.signIn(server.url, "driver@parkmate.test");
  const socket = await PlainSocket.open(driver);
  expect((await driver.send("DELETE", "/api/user/ws-token/")).status).toBe(204);
  expect(await socket.ended(2000)).toBe(4001);
  expect(socket.frames.at(-1)).toEqual({ type: "force_logout", reason: "token_revoked" });
});

test("S13 W10: the eleventh connection of a person ends the first one, whichever way they came", async ({
  as,
}) => {
  const person = await as("staff@parkmate.test");
  const first = await PlainSocket.open(person);
  const others: { close: () => void }[] = [];
  for (let index = 0; index < 9; index += 1)
    others.push(index % 2 ? await PlainSocket.open(person) : await person.connect());
  expect(first.isOpen).toBe(true);
  others.push(await person.connect());
  expect(await first.ended()).toBe(4008);
  expect(first.frames.at(-1)).toMatchObject({ type: "error", code: "too_many_sockets" });
  for (const one of others) one.close();
});

test.describe("with limits", () => {
  let server: TestServer;
  test.beforeAll(async () => {
    server = await TestServer.start({ env: { RATE_LIMIT_FACTOR: "1" } });
  });
  test.afterAll(async () => {
    await server.stop();
    server.dispose();
  });

  test("S13 W07: more than forty messages at once get an error, three times as many 4008", async () => {
    const socket = await PlainSocket.open(await Client.signIn(server.url, "driver@parkmate.test"));
    for (let index = 0; index < 60; index += 1) socket.send({ type: "ping" });
    expect(await socket.wait((frame) => frame.type === "error")).toMatchObject({
      code: "throttled",
      retry_after: expect.any(Number),
    });
    expect(socket.isOpen).toBe(true);
    for (let index = 0; index < 100; index += 1) socket.send({ type: "ping" });
    expect(await socket.ended()).toBe(4008);
  });

  test("S13: a person has a hundred messages a second over all sockets", async () => {
    const person = await Client.signIn(server.url, "driver2@parkmate.test");
    const plain = await Promise.all([1, 2].map(() => PlainSocket.open(person)));
    const socket = await TestSocket.open(server.url, { token: await wsToken(person) });
    await pause(2000);
    for (let index = 0; index < 39; index += 1) {
      for (const one of plain) one.send({ type: "ping" });
      socket.socket.emit("ping", {});
    }
    const isThrottled = (frame: Json) => frame.type === "error" && frame.code === "throttled";
    const count = () =>
      [
        ...plain.flatMap((one) => one.frames),
        ...socket.frames.map((frame) => frame.message),
      ].filter(isThrottled).length;
    await expect.poll(count).toBeGreaterThanOrEqual(117 - 100 - 1);
    for (const one of [...plain, socket]) one.close();
  });

  test("a server that shuts down says so and closes with 1012", async () => {
    const socket = await PlainSocket.open(await Client.signIn(server.url, "driver@parkmate.test"));
    expect(await server.stop()).toBe(0);
    expect(await socket.ended()).toBe(1012);
    expect(socket.frames.at(-1)).toMatchObject({
      type: "server_restart",
      retry_in_ms: expect.any(Number),
    });
  });
});

/** The status that the server answers an upgrade with. */
async function statusOf(
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  const { request: ask } = await import("node:http");
  return new Promise((done, fail) => {
    ask({ host: "localhost", port, path, headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on("error", fail)
      .end();
  });
}
