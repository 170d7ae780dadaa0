import { request as httpRequest } from "node:http";
import { bookInLotA } from "../fixtures/account";
import { PlainSocket } from "../fixtures/plain-socket";
import { expect, test } from "../fixtures/test";

const isGreeting = (frame: { type: string }) => frame.type === "connection_established";

test("C6 S1.34: one's own id in the path is accepted", async ({ as }) => {
  const driver = await as("driver");
  const own = await PlainSocket.open(driver, { path: `/ws/notifications/${driver.user.id}/` });
  expect(own.isOpen).toBe(true);
  own.close();
});

test("C6 S1.34: another person's id in the path closes with 4003", async ({ as }) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const foreign = await PlainSocket.dial(driver.base, {
    path: `/ws/notifications/${joy.user.id}/`,
    token: await driver.wsToken(),
  });
  expect(await foreign.closeCode()).toBe(4003);
  expect(foreign.frames).toEqual([
    { type: "error", code: "forbidden", message: expect.any(String) },
  ]);
});

for (const [name, tokenOf, code] of [
  ["no token", () => undefined, "unauthenticated"],
  ["an unknown token", () => "x".repeat(43), "use_ws_token"],
  ["a login token", (access: string) => access, "use_ws_token"],
] as const)
  test(`C6 S2.25: ${name} in the address closes with 4001`, async ({ as }) => {
    const driver = await as("driver");
    const socket = await PlainSocket.dial(driver.base, { token: tokenOf(driver.access) });
    expect(await socket.closeCode()).toBe(4001);
    expect(socket.frames).toEqual([{ type: "error", code, message: expect.any(String) }]);
  });

test("C6 C18: an s1 client without a token is told so in its own envelope", async ({ server }) => {
  const socket = await PlainSocket.dial(server.url, { dialect: "s1" });
  expect(await socket.closeCode()).toBe(4001);
  expect(socket.frames).toEqual([{ level: "error", message: expect.any(String) }]);
});

test("C6: in the Authorization header a login token and a socket token are accepted", async ({
  as,
}) => {
  const driver = await as("driver");
  for (const token of [driver.access, await driver.wsToken()]) {
    const headers = { Authorization: `Bearer ${token}` };
    const socket = await PlainSocket.dial(driver.base, { headers });
    expect(await socket.wait(isGreeting)).toMatchObject({ user_id: driver.user.id });
    socket.close();
  }
});

test("S2.6: an expired token closes with 4003, for an open socket and for a new one", async ({
  as,
  advance,
}) => {
  const driver = await as("driver");
  const token = await driver.wsToken();
  const socket = await PlainSocket.dial(driver.base, { token });
  await socket.wait(isGreeting);
  await advance(1801);
  expect(await socket.closeCode()).toBe(4003);
  expect(socket.frames.at(-1)).toMatchObject({ type: "error", code: "token_expired" });
  const late = await PlainSocket.dial(driver.base, { token });
  expect(await late.closeCode()).toBe(4003);
  await advance(-1801);
});

for (const origin of ["https://evil.example", "null"])
  test(`S8 W01: the Origin ${origin} gets 403 before the upgrade`, async ({ as, server }) => {
    const token = await (await as("driver")).wsToken();
    const socket = await PlainSocket.dial(server.url, { token, headers: { Origin: origin } });
    expect(socket.closed).toBe(1006);
    expect(await upgradeStatus(server.port, `/ws/notifications/?token=${token}`, origin)).toBe(403);
  });

test("S8 W01: the session cookie is accepted with our own Origin only", async ({
  server,
  browserAs,
}) => {
  const page = await browserAs("driver");
  const cookies = await page.context().cookies();
  const Cookie = cookies.map((one) => `${one.name}=${one.value}`).join("; ");
  const own = await PlainSocket.dial(server.url, { headers: { Cookie, Origin: server.url } });
  await own.wait(isGreeting);
  own.close();
  const without = await PlainSocket.dial(server.url, { headers: { Cookie } });
  expect(await without.closeCode()).toBe(4001);
});

test("I10 W04: a plain socket reaches nothing of another person's booking", async ({ as }) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const [drivers, joys] = [await PlainSocket.open(driver), await PlainSocket.open(joy)];
  const booking = await bookInLotA(driver, "A-14");
  const [notification] = await driver.notifications(`&booking=${booking.id}`);
  expect(await joys.ask({ type: "watch_booking", booking_id: booking.id })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  expect(await joys.ask({ type: "mark_read", notification_id: notification.id })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  await driver.cancel(booking.id);
  await drivers.wait((frame) => frame.notification?.event_type === "refund_issued");
  // A frame to Joy would have left before the answer to this.
  await joys.ask({ type: "ping" });
  expect(JSON.stringify(drivers.frames)).toContain(booking.id);
  expect(JSON.stringify(joys.frames)).not.toContain(booking.id);
  drivers.close();
  joys.close();
});

test("S12 C7: revoking the tokens closes plain sockets with 4001 in two seconds", async ({
  as,
}) => {
  const driver = await as("driver");
  const socket = await PlainSocket.open(driver);
  expect((await driver.send("DELETE", "/api/user/ws-token/")).status).toBe(204);
  expect(await socket.closeCode(2000)).toBe(4001);
  expect(socket.frames.at(-1)).toEqual({ type: "force_logout", reason: "token_revoked" });
});

/** The status of the answer to an upgrade from this Origin. */
function upgradeStatus(port: number, path: string, Origin: string): Promise<number> {
  const headers = {
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    Origin,
  };
  return new Promise((done, fail) => {
    const sent = httpRequest({ host: "localhost", port, path, headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    sent.on("error", fail).end();
  });
}
