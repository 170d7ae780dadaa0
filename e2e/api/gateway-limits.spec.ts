import type { Json } from "../fixtures/json";
import { PlainSocket } from "../fixtures/plain-socket";
import { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { expect, test } from "../fixtures/test";

const badFrames: [name: string, frame: string | Buffer, code: string][] = [
  ["JSON that is cut off", '{"type":', "malformed_json"],
  ["an array", "[]", "invalid"],
  ["a forbidden key", '{"type":"ping","__proto__":{"x":1}}', "forbidden_key"],
  ["bytes", Buffer.from([1, 2, 3]), "not_text"],
  ["an unknown type", '{"type":"nonsense"}', "unknown_event"],
];
for (const [name, frame, code] of badFrames)
  test(`J6.4: ${name} gets the error ${code}, and the socket stays open`, async ({ as }) => {
    const socket = await PlainSocket.open(await as("driver"));
    socket.send(frame);
    await socket.wait((one) => one.type === "error" && one.code === code);
    expect(await socket.ask({ type: "ping" })).toMatchObject({ ok: true });
    socket.close();
  });

test("J6.4: the fifth bad frame closes the socket with 4008", async ({ as }) => {
  const socket = await PlainSocket.open(await as("driver"));
  for (const [, frame] of badFrames.slice(0, 4)) socket.send(frame);
  expect(await socket.ask({ type: "ping" })).toMatchObject({ ok: true });
  socket.send(badFrames[4]![1]);
  expect(await socket.closeCode()).toBe(4008);
  expect(socket.frames.at(-1)).toMatchObject({ type: "error", code: "unknown_event" });
});

test("W06: 16 KiB are read, one byte more closes with 1009, and the process lives on", async ({
  as,
  guest,
}) => {
  const socket = await PlainSocket.open(await as("driver"));
  const empty = JSON.stringify({ type: "ping", pad: "" }).length;
  const ping = (size: number) => JSON.stringify({ type: "ping", pad: "x".repeat(size - empty) });
  socket.send(ping(16_384));
  await socket.wait((frame) => frame.type === "pong");
  socket.send(ping(16_385));
  expect(await socket.closeCode()).toBe(1009);
  expect((await guest.get("/api/health/live/")).status).toBe(200);
});

test("S13 W10: a person's eleventh connection of either kind ends the first one", async ({
  as,
}) => {
  const person = await as("staff");
  const first = await PlainSocket.open(person);
  const others: { close: () => void }[] = [];
  for (let index = 0; index < 9; index += 1)
    others.push(index % 2 ? await PlainSocket.open(person) : await person.connect());
  expect(first.isOpen).toBe(true);
  others.push(await person.connect());
  expect(await first.closeCode()).toBe(4008);
  expect(first.frames.at(-1)).toMatchObject({ type: "error", code: "too_many_sockets" });
  for (const one of others) one.close();
});

test.describe("with rate limits", () => {
  let server: TestServer;
  test.beforeAll(async () => {
    server = await TestServer.start({ env: { RATE_LIMIT_FACTOR: "1" } });
  });
  test.afterAll(async () => {
    await server.stop();
    server.dispose();
  });

  test("S13 W07: over forty messages in a burst get an error, far more 4008", async () => {
    const socket = await PlainSocket.open(await server.signIn("driver"));
    for (let index = 0; index < 60; index += 1) socket.send({ type: "ping" });
    expect(await socket.wait((frame) => frame.type === "error")).toMatchObject({
      code: "throttled",
      retry_after: expect.any(Number),
    });
    expect(socket.isOpen).toBe(true);
    for (let index = 0; index < 100; index += 1) socket.send({ type: "ping" });
    expect(await socket.closeCode()).toBe(4008);
  });

  test("S13: a person has a hundred messages a second over all sockets", async () => {
    const person = await server.signIn("driver2");
    const plain = [await PlainSocket.open(person), await PlainSocket.open(person)];
    const socket = await person.connect();
    await sleep(2000);
    for (let index = 0; index < 39; index += 1) {
      for (const one of plain) one.send({ type: "ping" });
      socket.socket.emit("ping", {});
    }
    const isThrottled = (frame: Json) => frame.type === "error" && frame.code === "throttled";
    const throttled = () =>
      [
        ...plain.flatMap((one) => one.frames),
        ...socket.frames.map((frame) => frame.message),
      ].filter(isThrottled).length;
    await expect.poll(throttled).toBeGreaterThanOrEqual(3 * 39 - 100 - 1);
    for (const one of [...plain, socket]) one.close();
  });

  test("U14: a server that shuts down closes plain sockets with 1012", async () => {
    const socket = await PlainSocket.open(await server.signIn("driver"));
    expect(await server.stop()).toBe(0);
    expect(await socket.closeCode()).toBe(1012);
    expect(socket.frames.at(-1)).toMatchObject({
      type: "server_restart",
      retry_in_ms: expect.any(Number),
    });
  });
});
