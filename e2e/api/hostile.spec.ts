import { connect } from "node:net";
import { request } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

/** Everything that an unhappy answer promises (api.md, security.md). */
function expectProblem(
  answer: { status: number; body: Record<string, unknown>; headers: Headers },
  status: number,
  code?: string,
): void {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(answer.body).toMatchObject({
    status,
    title: expect.any(String),
    detail: expect.any(String),
    request_id: expect.any(String),
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/select |insert |node_modules|at \w+ \(/i);
  if (code) expect(answer.body.code).toBe(code);
}

test.afterEach(async ({ server }) => {
  expect(server.isRunning).toBe(true);
  expect((await request(server.url, "GET", "/api/health/live/")).status).toBe(200);
});

test("H49: a wrong password and an unknown account read the same", async ({ server }) => {
  const wrong = await request(server.url, "POST", "/api/token/", {
    email: "driver@parkmate.test",
    password: "not-it-at-all",
  });
  const unknown = await request(server.url, "POST", "/api/token/", {
    email: "nobody@parkmate.test",
    password: "not-it-at-all",
  });
  expectProblem(wrong, 401);
  expectProblem(unknown, 401);
  expect(wrong.body.detail).toBe(unknown.body.detail);
});

test("H27: without a login every endpoint but the public ones answers 401", async ({ server }) => {
  const { body } = await request(server.url, "GET", "/api/schema/");
  const open: string[] = [];
  for (const [path, methods] of Object.entries(
    body.paths as Record<string, Record<string, { security: unknown[] }>>,
  )) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.security.length === 0) {
        open.push(`${method} ${path}`);
        continue;
      }
      const answer = await request(
        server.url,
        method.toUpperCase(),
        path.replace(/\{\w+\}/g, "01920000-0000-7000-8000-000000000001"),
        method === "get" ? undefined : {},
      );
      expectProblem(answer, 401, "unauthenticated");
    }
  }
  expect(open.sort()).toEqual([
    "get /api/docs/",
    "get /api/docs/assets/{name}/",
    "get /api/health/",
    "get /api/health/live/",
    "get /api/schema/",
    "get /api/test/outbox/",
    "post /api/register/",
    "post /api/test/clock/",
    "post /api/token/",
    "post /api/token/refresh/",
  ]);
});

test("H01 H03 H04 H12 H15 H16 H18: bodies that are none", async ({ as, server }) => {
  const driver = await as("driver@parkmate.test");
  const path = "/api/bookings/";
  expectProblem(await driver.post(path, '{"slotId":'), 400, "malformed_json");
  for (const body of ["null", "[]", '"x"', "1"])
    expectProblem(await driver.post(path, body), 400, "invalid");
  expectProblem(await driver.post(path, "{}", { "Content-Type": "text/plain" }), 415);
  expectProblem(await driver.post(path, '{"__proto__":{"role":"admin"}}'), 400, "forbidden_key");
  expectProblem(
    await driver.post(path, '{"constructor":{"prototype":{"x":1}}}'),
    400,
    "forbidden_key",
  );
  expectProblem(await driver.post("/api/vehicles/", '{"number":"AB\\u0000"}'), 400);
  expectProblem(await driver.post("/api/vehicles/", '{"number":"AB\\ud800"}'), 400);
  expectProblem(await driver.post(path, "{}", { "Content-Encoding": "gzip" }), 415);
  const utf8 = await fetch(server.url + path, {
    method: "POST",
    body: Buffer.from([0x7b, 0xff, 0x7d]),
    headers: { Authorization: `Bearer ${driver.access}`, "Content-Type": "application/json" },
  });
  expect(utf8.status).toBe(400);
});

test("H07 H09: 64 KiB and one byte, and 50 MB with and without a length, answer 413", async ({
  as,
  server,
}) => {
  const driver = await as("driver@parkmate.test");
  expectProblem(
    await driver.post("/api/vehicles/", JSON.stringify({ number: "x".repeat(65_537) })),
    413,
  );
  expectProblem(await driver.post("/api/vehicles/", "x".repeat(50_000_000)), 413);
  expect(await sendEndless(server.port, driver.access)).toMatch(/^HTTP\/1\.1 413/);
});

test("H43 H45: fields that nobody asked for are refused, and change nothing", async ({
  as,
  server,
}) => {
  const driver = await as("driver@parkmate.test");
  const slot = await driver.slot("Parking Lot A", "A-14");
  const quote = await driver.post("/api/bookings/quote/", { slot: slot.id, minutes: 30 });
  const order = { quote_id: quote.body.quote_id, vehicle_number: "T 1234", payment_method: "card" };
  for (const extra of [
    { price: "0.00" },
    { status: "confirmed" },
    { user_id: driver.user.id },
    { amount: 1 },
    { toString: 1 },
  ]) {
    const answer = await driver.post("/api/bookings/", { ...order, ...extra });
    expectProblem(answer, 400, "invalid");
    expect(answer.body.reasons).toContain("unrecognized_keys");
  }
  expect((await driver.slot("Parking Lot A", "A-14")).state).toBe("available");
  for (const extra of [{ role: "admin" }, { isAdmin: true }]) {
    expectProblem(
      await request(server.url, "POST", "/api/register/", {
        email: "new@parkmate.test",
        password: "a long enough one",
        first_name: "A",
        last_name: "B",
        ...extra,
      }),
      400,
    );
  }
});

test("H33 H34 H36 H42: foreign and impossible ids are not there", async ({ as }) => {
  const [driver, joy, owner2, owner] = [
    await as("driver@parkmate.test"),
    await as("driver2@parkmate.test"),
    await as("owner2@parkmate.test"),
    await as("owner@parkmate.test"),
  ];
  const theirs = (await joy.get("/api/bookings/?page_size=1")).body.results[0].id;
  const notification = (await joy.notifications())[0].id;
  const unknown = "01920000-0000-7000-8000-00000000abcd";
  for (const id of [
    theirs,
    unknown,
    "1%20OR%201=1",
    "..%2f..%2fetc",
    "x".repeat(2000),
    "%F0%9F%9A%97",
  ]) {
    expectProblem(await driver.get(`/api/bookings/${id}/`), 404, "not_found");
    expectProblem(await driver.post(`/api/bookings/${id}/cancel/`), 404);
    expectProblem(await driver.post(`/api/bookings/${id}/renew/`, { payment_method: "card" }), 404);
  }
  for (const path of [
    `/api/notifications/${notification}/`,
    `/api/lots/${unknown}/`,
    `/api/payments/${unknown}/`,
  ])
    expectProblem(await driver.get(path), 404);
  expectProblem(await driver.post(`/api/notifications/${notification}/mark_as_read/`), 404);
  expectProblem(await driver.send("DELETE", `/api/notifications/${notification}/`), 404);
  const lotA = (await owner.lot("Parking Lot A")).id;
  expectProblem(await owner2.send("PATCH", `/api/lots/${lotA}/`, { name: "Mine now" }), 404);
  const ofA = (await owner.get("/api/bookings/?page_size=1")).body.results[0].id;
  expectProblem(await owner2.get(`/api/bookings/${ofA}/`), 404);
  expectProblem(await owner2.post(`/api/bookings/${ofA}/decline/`, { reason: "no" }), 404);
});

test("H84 S1.49: the wrong role answers 403", async ({ as }) => {
  const driver = await as("driver@parkmate.test");
  for (const path of [
    "/api/admin/queue/",
    "/api/admin/payments/",
    "/api/owner/payments/",
    "/api/owner/dashboard/",
  ])
    expectProblem(await driver.get(path), 403);
  const owner = await as("owner@parkmate.test");
  expectProblem(
    await owner.post("/api/bookings/quote/", {
      lot: "01920000-0000-7000-8000-00000000abcd",
      minutes: 30,
    }),
    403,
  );
});

test("H19 H21 H22: a cookie alone from elsewhere changes nothing", async ({
  server,
  browserAs,
}) => {
  const page = await browserAs("driver@parkmate.test");
  const cookie = (await page.context().cookies())
    .map((one) => `${one.name}=${one.value}`)
    .join("; ");
  for (const headers of [{ Origin: "https://evil.example" }, { Origin: "null" }, {}]) {
    expectProblem(
      await request(server.url, "POST", "/api/vehicles/", { number: "EVIL 1" }, {
        Cookie: cookie,
        ...headers,
      } as Record<string, string>),
      403,
      "csrf",
    );
  }
  const own = await request(
    server.url,
    "POST",
    "/api/vehicles/",
    { number: "MINE 1" },
    { Cookie: cookie, Origin: server.url },
  );
  expect(own.status).toBe(201);
});

test("H30 H31: tokens that are none", async ({ server }) => {
  const none =
    Buffer.from('{"alg":"none"}').toString("base64url") +
    "." +
    Buffer.from('{"sub":"x","kind":"access"}').toString("base64url") +
    ".";
  for (const token of [none, "a.b.c", "", "x".repeat(3000)]) {
    expectProblem(
      await request(server.url, "GET", "/api/bookings/", undefined, {
        Authorization: `Bearer ${token}`,
      }),
      401,
    );
  }
});

test("H25 405: other methods are named, overrides ignored", async ({ as }) => {
  const driver = await as("driver@parkmate.test");
  const answer = await driver.send("PUT", "/api/bookings/", {});
  expectProblem(answer, 405, "method_not_allowed");
  expect(answer.headers.get("allow")).toBe("GET, POST");
  expectProblem(
    await driver.post("/api/user/profile/", {}, { "X-HTTP-Method-Override": "PATCH" }),
    405,
  );
});

test("H60 H61 H63 H66 H67: queries that are none", async ({ as }) => {
  const driver = await as("driver@parkmate.test");
  for (const value of ["0", "-1", "101", "1e9", "abc", "1;2"])
    expectProblem(await driver.get(`/api/notifications/?page_size=${value}`), 400);
  expectProblem(await driver.get("/api/notifications/?page=99"), 404, "invalid_page");
  for (const query of [
    "page=1&page=2",
    "page[]=1",
    "a[b]=c",
    "search=%E0%A4%A",
    "search=%00",
    "created_after=yesterday",
    "notification_type=nope",
  ])
    expectProblem(await driver.get(`/api/notifications/?${query}`), 400);
  for (const search of ["' OR 1=1 --", "%", "_", "\\"])
    expect(
      (await driver.get(`/api/notifications/?search=${encodeURIComponent(search)}`)).body.count,
    ).toBe(0);
  expectProblem(
    await driver.post("/api/bookings/quote/", {
      lot: "01920000-0000-7000-8000-00000000abcd",
      start_time: "2026-03-29T02:30",
      minutes: 30,
    }),
    400,
  );
});

test("H93 H94: request targets and framings that are none are closed", async ({ server }) => {
  expect(
    await raw(
      server.port,
      "GET http://127.0.0.1:6379/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    ),
  ).not.toMatch(/ 101 | 200 /);
  expect(
    await raw(
      server.port,
      "GET http://127.0.0.1:6379/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ),
  ).toMatch(/^HTTP\/1\.1 400/);
  expect(
    await raw(
      server.port,
      "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}",
    ),
  ).toMatch(/^HTTP\/1\.1 400/);
});

/** What a server answers to bytes. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("error", () => done(answer));
    socket.on("close", () => done(answer));
    setTimeout(() => {
      socket.destroy();
      done(answer);
    }, 3000);
  });
}

/** 50 MB in chunks without a length, as long as the server takes them. */
function sendEndless(port: number, token: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("error", () => done(answer));
    socket.on("close", () => done(answer));
    socket.write(
      `POST /api/vehicles HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const chunk = `${(65_536).toString(16)}\r\n${"x".repeat(65_536)}\r\n`;
    let sent = 0;
    const pump = () => {
      while (sent < 800 && !socket.destroyed && !answer) {
        sent += 1;
        if (!socket.write(chunk)) return void socket.once("drain", pump);
      }
      setTimeout(() => done(answer), 1000);
    };
    socket.once("connect", pump);
  });
}
