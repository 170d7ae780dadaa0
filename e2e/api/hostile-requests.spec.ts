import { expectProblem } from "../fixtures/problem";
import { sendBytes, sendWithoutEnd } from "../fixtures/raw-http";
import { expect, test } from "../fixtures/test";

const UNKNOWN = "01920000-0000-7000-8000-00000000abcd";

test.afterEach(async ({ server, guest }) => {
  expect(server.isRunning).toBe(true);
  expect((await guest.get("/api/health/live/")).status).toBe(200);
});

const badBodies: [id: string, name: string, body: string, code: string][] = [
  ["H01", "JSON that is cut off", '{"slotId":', "malformed_json"],
  ["H03", "null", "null", "invalid"],
  ["H03", "an array", "[]", "invalid"],
  ["H03", "a string", '"x"', "invalid"],
  ["H03", "a number", "1", "invalid"],
  ["H12", "the key __proto__", '{"__proto__":{"role":"admin"}}', "forbidden_key"],
  ["H12", "the key constructor", '{"constructor":{"prototype":{"x":1}}}', "forbidden_key"],
];
for (const [id, name, body, code] of badBodies)
  test(`${id}: a body that is ${name} is refused with ${code}`, async ({ as }) => {
    expectProblem(await (await as("driver")).post("/api/bookings/", body), 400, code);
  });

for (const [id, name, headers] of [
  ["H04", "of type text/plain", { "Content-Type": "text/plain" }],
  ["H18", "with the encoding gzip", { "Content-Encoding": "gzip" }],
] as const)
  test(`${id}: a body ${name} is refused with 415`, async ({ as }) => {
    expectProblem(await (await as("driver")).post("/api/bookings/", "{}", headers), 415);
  });

for (const [name, number] of [
  ["a null character", "AB\\u0000"],
  ["half of a surrogate pair", "AB\\ud800"],
] as const)
  test(`H16: a text with ${name} is refused with 400`, async ({ as }) => {
    const body = `{"number":"${number}"}`;
    expectProblem(await (await as("driver")).post("/api/vehicles/", body), 400);
  });

test("H15: a body that is not UTF-8 is refused with 400", async ({ as, server }) => {
  const driver = await as("driver");
  const { status } = await fetch(`${server.url}/api/bookings/`, {
    method: "POST",
    body: Buffer.from([0x7b, 0xff, 0x7d]),
    headers: { Authorization: `Bearer ${driver.access}`, "Content-Type": "application/json" },
  });
  expect(status).toBe(400);
});

test("H07 H09: bodies of more than 64 KiB, with and without a length, get 413", async ({
  as,
  server,
}) => {
  const driver = await as("driver");
  const tooLong = JSON.stringify({ number: "x".repeat(65_537) });
  expectProblem(await driver.post("/api/vehicles/", tooLong), 413);
  expectProblem(await driver.post("/api/vehicles/", "x".repeat(50_000_000)), 413);
  expect(await sendWithoutEnd(server.port, "/api/vehicles", driver.access)).toMatch(
    /^HTTP\/1\.1 413/,
  );
});

for (const extra of [
  { price: "0.00" },
  { status: "confirmed" },
  { user_id: UNKNOWN },
  { amount: 1 },
  { toString: 1 },
])
  test(`H45: a booking with ${JSON.stringify(extra)} is refused and not made`, async ({ as }) => {
    const driver = await as("driver");
    const slot = await driver.slot("Parking Lot A", "A-14");
    const quote = await driver.post("/api/bookings/quote/", { slot: slot.id, minutes: 30 });
    const answer = await driver.post("/api/bookings/", {
      quote_id: quote.body.quote_id,
      vehicle_number: "T 1234",
      payment_method: "card",
      ...extra,
    });
    expectProblem(answer, 400, "invalid");
    expect(answer.body.reasons).toContain("unrecognized_keys");
    expect((await driver.slot("Parking Lot A", "A-14")).state).toBe("available");
  });

for (const extra of [{ role: "admin" }, { isAdmin: true }])
  test(`H43: a registration with ${JSON.stringify(extra)} is refused and makes no account`, async ({
    guest,
  }) => {
    const login = { email: "intruder@parkmate.test", password: "a long enough one" };
    const names = { first_name: "A", last_name: "B" };
    expectProblem(await guest.post("/api/register/", { ...login, ...names, ...extra }), 400);
    expectProblem(await guest.post("/api/token/", login), 401);
  });

test("H25: other methods are refused with 405 and the allowed ones; overrides are ignored", async ({
  as,
}) => {
  const driver = await as("driver");
  const answer = await driver.send("PUT", "/api/bookings/", {});
  expectProblem(answer, 405, "method_not_allowed");
  expect(answer.headers.get("allow")).toBe("GET, POST");
  const override = { "X-HTTP-Method-Override": "PATCH" };
  expectProblem(await driver.post("/api/user/profile/", {}, override), 405);
});

for (const query of [
  ...["0", "-1", "101", "1e9", "abc", "1;2"].map((value) => `page_size=${value}`),
  "page=1&page=2",
  "page[]=1",
  "a[b]=c",
  "search=%E0%A4%A",
  "search=%00",
  "created_after=yesterday",
  "notification_type=nope",
])
  test(`H60 H63 H66 H67: ?${query} is refused with 400`, async ({ as }) => {
    expectProblem(await (await as("driver")).get(`/api/notifications/?${query}`), 400);
  });

test("H63: a page beyond the last one is not found", async ({ as }) => {
  const answer = await (await as("driver")).get("/api/notifications/?page=99");
  expectProblem(answer, 404, "invalid_page");
});

test("H69: a time without its zone in a body is refused with 400", async ({ as }) => {
  const quote = { lot: UNKNOWN, start_time: "2026-03-29T02:30", minutes: 30 };
  expectProblem(await (await as("driver")).post("/api/bookings/quote/", quote), 400);
});

const target = "GET http://127.0.0.1:6379/ HTTP/1.1\r\nHost: x\r\n";
test("H93: a request for another host is closed, as an upgrade too", async ({ server }) => {
  const upgrade = `${target}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  expect(await sendBytes(server.port, upgrade)).not.toMatch(/ 101 | 200 /);
  const plain = `${target}Connection: close\r\n\r\n`;
  expect(await sendBytes(server.port, plain)).toMatch(/^HTTP\/1\.1 400/);
});

test("R7: a page takes no other method, no body and at most a hundred headers", async ({
  server,
}) => {
  const send = (start: string, headers = "") =>
    sendBytes(server.port, `${start} HTTP/1.1\r\nHost: x\r\n${headers}Connection: close\r\n\r\n`);
  for (const method of ["TRACE", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    expect(await send(`${method} /sign-in`), method).toMatch(/^HTTP\/1\.1 405 /);
  const many = Array.from({ length: 1500 }, (_, index) => `x${index}:1\r\n`).join("");
  for (const path of ["/sign-in", "/api/lots", "/api/auth/session"])
    expect(await send(`GET ${path}`, many), path).toMatch(/^HTTP\/1\.1 431 /);
  expect(await sendWithoutEnd(server.port, "/sign-in", "")).toMatch(/^HTTP\/1\.1 405 /);
});

test("R7: next-auth answers nothing that the product does not use", async ({ guest }) => {
  expectProblem(await guest.get("/api/auth/nothing"), 404, "not_found");
  expectProblem(await guest.get("/api/auth/signin/google"), 404, "not_found");
  expectProblem(await guest.send("DELETE", "/api/auth/session"), 405, "method_not_allowed");
});

test("H94: a request with two lengths is refused with 400", async ({ server }) => {
  const twice = "Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}";
  expect(await sendBytes(server.port, `POST /api/token HTTP/1.1\r\nHost: x\r\n${twice}`)).toMatch(
    /^HTTP\/1\.1 400/,
  );
});

test("S30: neither image optimiser nor server actions, and no name of the framework", async ({
  server,
}) => {
  const image = await fetch(`${server.url}/_next/image?url=%2Fapple-icon.png&w=64&q=75`);
  expect(image.status).toBe(404);
  const action = await fetch(`${server.url}/sign-in`, {
    method: "POST",
    headers: { "Next-Action": "0".repeat(42), "Content-Type": "text/plain;charset=UTF-8" },
    body: "[]",
  });
  expect(action.status).toBe(405);
  const page = await fetch(`${server.url}/sign-in`);
  expect(page.status).toBe(200);
  for (const { headers } of [image, action, page]) expect(headers.get("x-powered-by")).toBeNull();
});
