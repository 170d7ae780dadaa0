import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { inRequest } from "@/lib/core/request";
import { route } from "@/lib/server/route";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { ask, bearerOf } from "@/lib/testing/requests";
import type { Endpoint } from "./endpoint";
import { resumeIdempotency, sweepIdempotencyKeys } from "./idempotency";

useTestDatabase();

const KEY = "key-of-0123456789";
const contract: Endpoint = {
  method: "POST",
  path: "/api/things",
  tag: "test",
  summary: "",
  access: "user",
  body: z.object({ name: z.string(), size: z.number().optional() }),
  result: z.object({ number: z.int() }),
  status: 201,
  idempotent: true,
};

/** An endpoint whose effect is to count; `before` runs first in its transaction. */
function counter(before: () => Promise<unknown> = () => Promise.resolve(), more = {}) {
  const effects = { count: 0 };
  const handle = route<Endpoint>({ ...contract, ...more }, () =>
    transaction(
      async () => {
        await before();
        return (effects.count += 1);
      },
      (number) => Promise.resolve({ number }),
    ),
  );
  return { effects, handle };
}
type Handle = ReturnType<typeof route>;
interface Sent {
  key?: string;
  body?: unknown;
  path?: string;
}

async function clientOf(actor: Actor) {
  const headers = await bearerOf(actor);
  return (handle: Handle, { key = KEY, body = { name: "Ana" }, path = "/api/things" }: Sent = {}) =>
    ask(handle, path, {
      method: "POST",
      body,
      headers: { ...headers, ...(key ? { "idempotency-key": key } : {}) },
    });
}
const newClient = async () => clientOf(await person("driver"));

describe("P5: an Idempotency-Key", () => {
  it("lets a repeated request get the first answer, without a second effect", async () => {
    const post = await newClient();
    const { handle, effects } = counter();
    const first = await post(handle);
    const second = await post(handle);
    expect(first).toMatchObject({ status: 201, body: { number: 1 } });
    expect(first.headers.has("idempotency-replayed")).toBe(false);
    expect(second).toMatchObject({ status: 201, body: { number: 1 } });
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(effects.count).toBe(1);
  });

  it("knows an equal body whatever the order of its keys", async () => {
    const post = await newClient();
    const { handle } = counter();
    await post(handle, { body: { name: "Ana", size: 1 } });
    const second = await post(handle, { body: { size: 1, name: "Ana" } });
    expect(second.headers.get("idempotency-replayed")).toBe("true");
  });

  it.each([
    ["body", { body: { name: "Bea" } }],
    ["address", { path: "/api/things/7" }],
  ])("is refused with another %s", async (_, other) => {
    const post = await newClient();
    const { handle, effects } = counter();
    await post(handle);
    expect(await post(handle, other)).toMatchObject({
      status: 422,
      body: { code: "idempotency_mismatch" },
    });
    expect(effects.count).toBe(1);
  });
});

describe("P5: a repetition of what can no longer be done", () => {
  /** As booking by a quote, which expires: it is refused before its transaction. */
  function perishable() {
    const state = { count: 0, isGone: false };
    const handle = route<Endpoint>(contract, () => {
      if (state.isGone) throw errors.gone("quote_expired", "This price has expired.");
      return transaction(
        () => Promise.resolve((state.count += 1)),
        (number) => Promise.resolve({ number }),
      );
    });
    return { state, handle };
  }

  it("gets the first answer", async () => {
    const post = await newClient();
    const { handle, state } = perishable();
    await post(handle);
    state.isGone = true;
    const second = await post(handle);
    expect(second).toMatchObject({ status: 201, body: { number: 1 } });
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(state.count).toBe(1);
  });

  it("gets the first answer although too many calls came, or the schema has changed", async () => {
    const post = await newClient();
    const limited = counter(undefined, { limit: { points: 1, seconds: 60 } });
    expect(await post(limited.handle)).toMatchObject({ status: 201 });
    expect(await post(limited.handle)).toMatchObject({ status: 201, body: { number: 1 } });
    const late = await post(limited.handle, { key: "another-key-0123456789" });
    expect(late.status).toBe(429);
    const narrower = counter(undefined, { body: z.object({ size: z.number() }) });
    expect(await post(narrower.handle)).toMatchObject({ status: 201, body: { number: 1 } });
    expect(narrower.effects.count).toBe(0);
  });

  it("is refused as such with another body, and with another key for what is gone", async () => {
    const post = await newClient();
    const { handle, state } = perishable();
    await post(handle);
    state.isGone = true;
    const other = await post(handle, { body: { name: "Bea" } });
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
    const late = await post(handle, { key: "another-key-0123456789" });
    expect(late).toMatchObject({ status: 410, body: { code: "quote_expired" } });
  });
});

describe("P5: the scope of a key", () => {
  it("belongs to its person: another's equal key is another request", async () => {
    const { handle, effects } = counter();
    await (
      await newClient()
    )(handle);
    const other = await (await newClient())(handle);
    expect(other.headers.has("idempotency-replayed")).toBe(false);
    expect(effects.count).toBe(2);
  });

  it("is not needed: each request without one has its effect", async () => {
    const post = await newClient();
    const { handle, effects } = counter();
    await post(handle, { key: "" });
    await post(handle, { key: "" });
    expect(effects.count).toBe(2);
  });

  it("has no effect on an endpoint that does not accept it", async () => {
    const post = await newClient();
    const { handle, effects } = counter(undefined, { idempotent: false });
    await post(handle);
    await post(handle);
    expect(effects.count).toBe(2);
  });

  it.each(["short", "x".repeat(129), "key with spaces in it", "key-of-é-0123456789"])(
    "%j → 400, whatever the endpoint",
    async (key) => {
      const post = await newClient();
      const { handle, effects } = counter(undefined, { idempotent: false });
      expect(await post(handle, { key })).toMatchObject({
        status: 400,
        body: { code: "invalid_idempotency_key" },
      });
      expect(effects.count).toBe(0);
    },
  );
});

describe("P5: a key before its answer is stored", () => {
  it("stores no refusal: the same request may succeed later", async () => {
    const post = await newClient();
    let isTaken = true;
    const { handle } = counter(() =>
      isTaken ? Promise.reject(errors.conflict("slot_taken", "Taken.")) : Promise.resolve(),
    );
    expect((await post(handle)).status).toBe(409);
    isTaken = false;
    expect(await post(handle)).toMatchObject({ status: 201, body: { number: 1 } });
  });

  it("works once for two requests at the same time", async () => {
    const post = await newClient();
    const { handle, effects } = counter();
    const answers = await Promise.all([post(handle), post(handle)]);
    expect(answers.map((one) => one.body)).toEqual([{ number: 1 }, { number: 1 }]);
    expect(effects.count).toBe(1);
  });

  it("asks to wait while the first request still works on its outcome", async () => {
    const post = await newClient();
    let settle = () => undefined as void;
    const outcome = new Promise<void>((resolve) => (settle = resolve));
    let isClaimed = () => undefined as void;
    const claimed = new Promise<void>((resolve) => (isClaimed = resolve));
    const pay = route<Endpoint>(contract, async () => {
      await transaction(() => Promise.resolve());
      isClaimed();
      await outcome;
      return transaction(
        () => Promise.resolve(1),
        (number) => Promise.resolve({ number }),
      );
    });
    const first = post(pay);
    await claimed;
    const second = await post(pay);
    expect(second).toMatchObject({ status: 409, body: { code: "idempotency_in_progress" } });
    expect(second.headers.get("retry-after")).toBe("1");
    settle();
    expect((await first).status).toBe(201);
    expect((await post(pay)).headers.get("idempotency-replayed")).toBe("true");
  });

  it.each([
    ["is kept for a day", { hours: 23, minutes: 59 }, 1],
    ["is forgotten after it", { hours: 24, minutes: 1 }, 2],
  ])("%s", async (_, age, effectCount) => {
    const actor = await person("driver");
    const { handle, effects } = counter();
    await (
      await clientOf(actor)
    )(handle);
    advance(age);
    await sweepIdempotencyKeys();
    await (
      await clientOf(actor)
    )(handle);
    expect(effects.count).toBe(effectCount);
  });
});

it("P5: the job that settles an interrupted request stores its answer", async () => {
  const actor = await person("driver");
  const post = await clientOf(actor);
  let release = () => undefined as void;
  const crash = new Promise<void>((resolve) => (release = resolve));
  let isClaimed = () => undefined as void;
  const claimed = new Promise<void>((resolve) => (isClaimed = resolve));
  const pay = route<Endpoint>(contract, async () => {
    await transaction(() => Promise.resolve());
    isClaimed();
    await crash;
    throw new Error("The process ended.");
  });
  const interrupted = post(pay);
  await claimed;
  const idempotency = await resumeIdempotency(actor.id, KEY, 201);
  await inRequest({ id: "job", ip: "", url: "http://localhost/", idempotency }, () =>
    transaction(
      () => Promise.resolve(7),
      (number) => Promise.resolve({ number }),
    ),
  );
  expect(await post(pay)).toMatchObject({ status: 201, body: { number: 7 } });
  release();
  await interrupted;
  expect(await resumeIdempotency(actor.id, "another-key-01234", 201)).toBeUndefined();
});
