import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bus, emptyHints } from "@/lib/core/bus";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { adoptSharedSecret, secretText } from "@/lib/core/secret";
import { useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { hintsOf } from "@/lib/testing/hints";
import { clockMove } from "./schema";
import { appState } from "./table";
import { followTestClock, moveClock, shareSecret } from "./write";

useTestDatabase();

/** Adding 0 makes 0 of -0, which rounding gives if a millisecond passes between both readings. */
const secondsFromReal = () => Math.round((clock.ms() - clock.realMs()) / 1000) + 0;

describe("moveClock", () => {
  it("I13: moves the clock by seconds, forwards and back", async () => {
    await moveClock({ advance_seconds: 3600 });
    expect(secondsFromReal()).toBe(3600);
    expect(await moveClock({ advance_seconds: -600 })).toMatchObject({ offset_seconds: 3000 });
    expect(secondsFromReal()).toBe(3000);
  });

  it("moves the clock to an instant, wherever it stood before", async () => {
    await moveClock({ advance_seconds: 3600 });
    const { now } = await moveClock({ set: "2026-02-28T23:59:30Z" });
    expect(now).toMatch(/^2026-02-28T23:59:30/);
    expect(clock.now().toISOString()).toMatch(/^2026-02-28T23:59:3/);
  });

  it("tells the other nodes", async () => {
    const hints = await hintsOf(() => moveClock({ advance_seconds: 60 }));
    expect(hints.clock.size).toBe(1);
  });

  it.each([
    {},
    { advance_seconds: 1, set: "2026-06-01T12:00:00Z" },
    { set: "2026-06-01T12:00:00" },
    { advance_seconds: 31_536_001 },
    { advance_seconds: "60" },
  ])("the contract refuses %j", (move) => {
    expect(clockMove.safeParse(move).success).toBe(false);
  });
});

describe("followTestClock", () => {
  let stop = () => undefined as void;
  afterEach(() => stop());

  it("takes over the time of a node that moved it before", async () => {
    await moveClock({ advance_seconds: 3600 });
    clock.setOffset(0);
    stop = await followTestClock();
    expect(secondsFromReal()).toBe(3600);
  });

  it("follows a move of another node", async () => {
    await moveClock({ advance_seconds: 3600 });
    stop = await followTestClock();
    await db().update(appState).set({ value: 7_200_000 });
    bus.publish({ ...emptyHints(), clock: new Set(["moved"]) });
    await vi.waitFor(() => expect(secondsFromReal()).toBe(7200));
  });

  it("keeps the real time outside of tests", async () => {
    await moveClock({ advance_seconds: 3600 });
    clock.setOffset(0);
    stop = await withEnv({ APP_ENV: "development" }, followTestClock);
    expect(secondsFromReal()).toBe(0);
  });
});

describe("shareSecret", () => {
  let own: string;
  beforeEach(() => {
    own = secretText();
  });
  afterEach(() => adoptSharedSecret(own));
  const shared = { DATABASE_URL: "postgres://somewhere" };
  const stored = async () =>
    (await db().select().from(appState).where(eq(appState.key, "development_secret"))).map(
      (row) => row.value,
    );

  it("gives all nodes of a database the secret of the first", async () => {
    await withEnv(shared, shareSecret);
    const first = secretText();
    expect(first).not.toBe(own);
    expect(await stored()).toEqual([first]);
    adoptSharedSecret("another node's");
    await withEnv(shared, shareSecret);
    expect(secretText()).toBe(first);
    expect(await stored()).toEqual([first]);
  });

  it.each([
    { name: "in production", change: { ...shared, APP_ENV: "production" } },
    { name: "where NEXTAUTH_SECRET is set", change: { ...shared, NEXTAUTH_SECRET: "given" } },
    { name: "on the embedded database", change: {} },
  ] as const)("S25: stores none $name", async ({ change }) => {
    await withEnv(change, shareSecret);
    expect(secretText()).toBe(own);
    expect(await stored()).toEqual([]);
  });
});
