import { setTimeout } from "node:timers/promises";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakePostgres, type FakePostgres } from "@/lib/testing/fake-postgres";
import { isDatabaseUnavailable } from "../pg-error";
import { Breaker } from "./breaker";
import { corkedSockets } from "./corked-socket";
import { watchPostgres } from "./watch-postgres";

let server: FakePostgres;
beforeEach(async () => {
  server = await fakePostgres();
});
afterEach(() => server.stop());

function connect(breaker?: Breaker) {
  const socket = { socket: corkedSockets(breaker) };
  const options = { ...socket, max: 1, fetch_types: false, backoff: () => 0.01 };
  return postgres(server.url, options);
}

describe("the patched driver", () => {
  it("R1: serves the next statement after a transaction that lost its connection", async () => {
    const client = connect();
    const lost = client.begin((tx) => tx.unsafe("drop"));
    await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    const began = performance.now();
    await client.unsafe("next");
    expect(performance.now() - began).toBeLessThan(1000);
    expect(server.statements.at(-1)).toEqual(["next"]);
    await client.end({ timeout: 0 });
  });

  it("R1: tells the next session nothing of the error that ended the last one", async () => {
    const client = connect();
    await expect(client.unsafe("shutdown")).rejects.toThrow();
    await client.unsafe("next");
    await client.end({ timeout: 0 });
  });

  it("R1: runs no statement of a lost transaction in that of another", async () => {
    const client = connect();
    const lost = client.begin(async (tx) => {
      await tx.unsafe("drop").catch(() => undefined);
      await setTimeout(50);
      await tx.unsafe("stray");
    });
    const other = lost.catch(() =>
      client.begin(async (tx) => {
        await setTimeout(100);
        await tx.unsafe("mine");
      }),
    );
    await other;
    expect(server.statements.at(-1)).toEqual(["begin ", "mine", "commit"]);
    await client.end({ timeout: 0 });
  });
});

describe("a watched database", () => {
  it("P14: that stands still is given up in two seconds, and used again later", async () => {
    const breaker = new Breaker();
    const watch = watchPostgres(server.url, breaker);
    const client = connect(breaker);
    await client.unsafe("first");
    server.setFrozen(true);
    const began = performance.now();
    // The first is sent; the others wait for its connection, or for another one.
    const waiting = Array.from({ length: 5 }, () => client.unsafe("waits"));
    const outcomes = await Promise.allSettled(waiting);
    for (const outcome of outcomes)
      expect(isDatabaseUnavailable((outcome as PromiseRejectedResult).reason)).toBe(true);
    expect(performance.now() - began).toBeLessThan(2000);
    const refusedAt = performance.now();
    await expect(client.unsafe("refused")).rejects.toMatchObject({ code: "ETIMEDOUT" });
    expect(performance.now() - refusedAt).toBeLessThan(100);
    server.setFrozen(false);
    await expect.poll(() => breaker.isOpen, { timeout: 3000 }).toBe(false);
    await client.unsafe("again");
    await watch.stop();
    await client.end({ timeout: 0 });
  });

  it("is not given up when only the watching connection was ended", async () => {
    const breaker = new Breaker();
    const watch = watchPostgres(server.url, breaker);
    await expect.poll(() => server.statements[0]?.length ?? 0).toBeGreaterThan(0);
    server.dropAll();
    await expect.poll(() => server.statements[1]?.length ?? 0).toBeGreaterThan(1);
    expect(breaker.isOpen).toBe(false);
    await watch.stop();
  });
});
