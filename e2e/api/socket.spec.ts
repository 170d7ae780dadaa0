import { io } from "socket.io-client";
import { Client, request, TestSocket } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

/** The error of a refused connection. */
const refusal = (base: string, options: Parameters<typeof io>[1], path = "/ws/notifications/") =>
  new Promise<{ message: string; data?: { code: string; status: number } }>((done) => {
    const socket = io(base, {
      path,
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      ...options,
    });
    socket.once("connect_error", (error) => {
      done(error as never);
      socket.close();
    });
    socket.once("connect", () => {
      done({ message: "connected" });
      socket.close();
    });
  });

test("J6.1 S2.10 S4.48: token, ws token, connection_established", async ({ as }) => {
  const driver = await as("driver@parkmate.test");
  const { status, body, headers } = await driver.get("/api/user/ws-token/");
  expect(status).toBe(200);
  expect(body).toMatchObject({ expires_in: 1800, url: "/ws/notifications/" });
  expect(headers.get("cache-control")).toContain("no-store");
  const socket = await driver.connect({ last_seq: 0 });
  const hello = await socket.wait("connection_established");
  expect(hello).toMatchObject({
    type: "connection_established",
    message: "Connected successfully as Arun Nair",
    user_id: driver.user.id,
  });
  expect(await socket.wait("sync")).toMatchObject({ type: "sync", reset: false });
  socket.close();
});

test("J6.1 S2.25 W03: a login token in ?token= is refused, a ws token there is welcome", async ({
  as,
  server,
}) => {
  const driver = await as("driver@parkmate.test");
  expect((await refusal(server.url, { query: { token: driver.access } })).data).toMatchObject({
    code: "use_ws_token",
    status: 403,
  });
  const { body } = await driver.get("/api/user/ws-token/");
  const socket = await TestSocket.open(server.url, {}, { query: { token: body.ws_token } });
  socket.close();
  expect(server.log()).not.toContain(body.ws_token);
});

test("J6.1 S2.6: an expired ws token is refused with token_expired, and closes a socket that lives on it", async ({
  as,
  server,
  advance,
}) => {
  const driver = await as("driver@parkmate.test");
  const { body } = await driver.get("/api/user/ws-token/");
  const socket = await TestSocket.open(server.url, { token: body.ws_token });
  await advance(1801);
  expect(await socket.wait("error", (message) => message.code === "token_expired")).toBeTruthy();
  expect((await refusal(server.url, { auth: { token: body.ws_token } })).data).toMatchObject({
    code: "token_expired",
    status: 403,
  });
  await advance(-1801);
});

test("C6 S11 W01: no login, a foreign Origin, somebody's id in the path: refused, and the process lives on", async ({
  as,
  server,
}) => {
  const driver = await as("driver@parkmate.test");
  const { body } = await driver.get("/api/user/ws-token/");
  expect((await refusal(server.url, {})).data).toMatchObject({
    code: "unauthenticated",
    status: 401,
  });
  expect((await refusal(server.url, { auth: { token: "x".repeat(43) } })).data).toMatchObject({
    code: "unauthenticated",
  });
  expect(
    (
      await refusal(server.url, {
        auth: { token: body.ws_token },
        extraHeaders: { Origin: "https://evil.example" },
      })
    ).message,
  ).not.toBe("connected");
  expect(
    (
      await refusal(
        server.url,
        { auth: { token: body.ws_token } },
        `/ws/notifications/${driver.user.id}/`,
      )
    ).message,
  ).not.toBe("connected");
  expect((await request(server.url, "GET", "/api/health/live/")).status).toBe(200);
});

test("J6.4 S3.55 S3.59 S3.60: what one socket marks as read, the other one hears", async ({
  as,
}) => {
  const joy = await as("driver2@parkmate.test");
  const [first, second] = [await joy.connect(), await joy.connect()];
  const [notification] = await joy.notifications("&is_read=false");
  const answer = await first.ask("mark_read", { notification_id: notification.id });
  expect(answer).toMatchObject({ ok: true, updated_count: 1 });
  const update = await second.wait(
    "notification_update",
    (message) => message.data.notification_id === notification.id,
  );
  expect(update).toMatchObject({
    update_type: "read",
    data: { is_read: true },
    unread_count: answer.unread_count,
  });
  expect(
    await second.wait("unread_count", (message) => message.count === answer.unread_count),
  ).toMatchObject({ type: "unread_count" });
  expect((await second.ask("get_unread_count")).count).toBe(answer.unread_count);
  first.close();
  second.close();
});

test("J6.4: bad input gets an error and the socket lives; five bad messages end it", async ({
  as,
}) => {
  const driver = await as("driver@parkmate.test");
  const socket = await driver.connect();
  expect(await socket.ask("nonsense", {})).toMatchObject({
    ok: false,
    error: { code: "unknown_event" },
  });
  expect(await socket.ask("mark_read", { notification_id: "1 OR 1=1" })).toMatchObject({
    ok: false,
    error: { code: "invalid" },
  });
  expect(await socket.ask("ping", { timestamp: 42 })).toMatchObject({ ok: true });
  expect(await socket.wait("pong")).toMatchObject({ type: "pong", timestamp: 42 });
  for (let index = 0; index < 4; index += 1) socket.socket.emit("nonsense", index);
  await expect.poll(() => socket.socket.connected).toBe(false);
});

test("S0.26 U18: a subscription filters pushes, never what is stored", async ({ as }) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const [deaf, hearing] = [await owner.connect(), await owner.connect()];
  expect(await deaf.ask("subscribe", { notification_types: ["payment", "no_such_type"] })).toEqual({
    ok: true,
    notification_types: ["payment"],
    ignored: ["no_such_type"],
  });
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  await hearing.wait(
    "new_notification",
    (message) => message.notification.data.booking_id === body.id,
  );
  await deaf.wait("unread_count");
  expect(deaf.notifications("new_reservation")).toHaveLength(0);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
  deaf.close();
  hearing.close();
});

test("I10 W04: nobody hears of others: driver2 gets nothing of driver's booking, watching it is not found", async ({
  as,
}) => {
  const [driver, joy] = [await as("driver@parkmate.test"), await as("driver2@parkmate.test")];
  const ears = await joy.connect();
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  expect(await ears.ask("watch_booking", { booking_id: body.id })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  await driver.post(`/api/bookings/${body.id}/cancel/`);
  await new Promise((done) => setTimeout(done, 500));
  expect(
    ears.frames.filter((frame) => JSON.stringify(frame.message).includes(body.id)),
  ).toHaveLength(0);
  ears.close();
});

test("watch_lot: a held slot is seen by others within a second (J1.4)", async ({ as }) => {
  const [driver, joy] = [await as("driver@parkmate.test"), await as("driver2@parkmate.test")];
  const slot = await driver.slot("Parking Lot A", "A-14");
  const lot = await joy.lot("Parking Lot A");
  const eyes = await joy.connect();
  expect(await eyes.ask("watch_lot", { lot_id: lot.id })).toMatchObject({ ok: true });
  const quote = await driver.post("/api/bookings/quote/", { slot: slot.id, minutes: 30 });
  const hold = await driver.post("/api/bookings/hold/", {
    quote_id: quote.body.quote_id,
    slot: slot.id,
  });
  expect(hold.status).toBe(200);
  const update = await eyes.wait(
    "slot_update",
    (message) =>
      message.slots.some(
        (one: { id: string; state: string }) => one.id === slot.id && one.state === "held",
      ),
    1000,
  );
  expect(update.lot_id).toBe(lot.id);
  await driver.post(`/api/bookings/${hold.body.hold_id}/cancel/`);
  eyes.close();
});

test("S12 C7: signing sockets out: revoked ws tokens end their sockets within two seconds", async ({
  server,
}) => {
  const driver = await Client.signIn(server.url, "driver@parkmate.test");
  const socket = await driver.connect();
  expect((await driver.send("DELETE", "/api/user/ws-token/")).status).toBe(204);
  expect(await socket.wait("force_logout", () => true, 2000)).toMatchObject({
    type: "force_logout",
  });
  await expect.poll(() => socket.socket.connected, { timeout: 2000 }).toBe(false);
});

test("socket.md: unsubscribing takes a kind out of everything, by any of its names; the rest still comes", async ({
  as,
}) => {
  const [admin, driver] = [await as("admin@parkmate.test"), await as("driver@parkmate.test")];
  const socket = await driver.connect();
  expect(
    await socket.ask("unsubscribe", { notification_types: ["reservation", "nonsense"] }),
  ).toEqual({ ok: true, notification_types: ["*"], ignored: ["nonsense"] });
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
  await admin.post("/api/notifications/", {
    recipient: driver.user.id,
    title: "Gate B",
    message: "Closed.",
  });
  await socket.wait("new_notification", (frame) => frame.notification.event_type === "custom");
  expect(socket.notifications("payment_confirmed")).toHaveLength(1);
  for (const type of ["new_reservation", "reservation_cancelled"])
    expect(socket.notifications(type), type).toHaveLength(0);
  socket.close();
});
