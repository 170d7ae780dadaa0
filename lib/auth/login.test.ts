import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/core/password";
import { loginFailures, type users } from "@/lib/domain/user/table";
import { activateAccount } from "@/lib/domain/user/write/activate-account";
import { deactivateAccount } from "@/lib/domain/user/write/deactivate-account";
import { declineOwner } from "@/lib/domain/user/write/decline-owner";
import { db } from "@/lib/core/db";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { actorOf } from "./actor";
import { login, signIn } from "./login";
import { sweepLoginFailures } from "./login-throttle";

useTestDatabase();

const PASSWORD = "correct horse";
let password_hash: string;
beforeAll(async () => {
  password_hash = await hashPassword(PASSWORD);
});

// A network of its own for each test: tries are counted by network, in memory too.
let network = 0;
let ip: string;
beforeEach(() => {
  network += 1;
  ip = `10.${network}.0.1`;
});

const account = (fields: Partial<typeof users.$inferInsert> = {}) =>
  person("driver", { password_hash, ...fields });
const wrong = { status: 401, detail: "No active account found with the given credentials." };
const statusOf = (email: string, password: string, from = ip) =>
  login(email, password, from).then(
    () => 200,
    (error: { problem: { status: number } }) => error.problem.status,
  );
const fail = async (email: string, times: number) => {
  const statuses = [];
  for (let count = 0; count < times; count += 1) statuses.push(await statusOf(email, "wrong"));
  return statuses;
};

describe("login", () => {
  it("returns the account, however its address is written", async () => {
    const { id } = await account({ email: "ana@example.test" });
    expect((await login(" Ana@Example.TEST ", PASSWORD, ip)).id).toBe(id);
  });

  it("takes a password however its accents are composed", async () => {
    const { email } = await account({ password_hash: await hashPassword("Pépé-2026") });
    expect(await statusOf(email, "Pe\u0301pe\u0301-2026")).toBe(200);
  });

  it("S15: answers alike for a wrong password and an unknown account", async () => {
    const { email } = await account();
    const disabled = await account({ status: "disabled" });
    expect(await refusalOf(login(email, "wrong", ip))).toMatchObject(wrong);
    expect(await refusalOf(login("nobody@example.test", PASSWORD, ip))).toMatchObject(wrong);
    expect(await refusalOf(login("no address", PASSWORD, ip))).toMatchObject(wrong);
    expect(await refusalOf(login(disabled.email, "wrong", ip))).toMatchObject(wrong);
  });

  it("tells a declined owner the reason, until an admin changes the account", async () => {
    const admin = await person("admin");
    const { id, email } = await account({ status: "pending", role: "owner" });
    await declineOwner(admin, id, "The address does not exist.");
    expect(await refusalOf(login(email, PASSWORD, ip))).toMatchObject({
      status: 401,
      detail:
        "Your application as an owner was declined. The reason: “The address does not exist.”",
    });
    await activateAccount(admin, id);
    expect(await login(email, PASSWORD, ip)).toMatchObject({ id });
    await deactivateAccount(admin, id);
    expect(await refusalOf(login(email, PASSWORD, ip))).toMatchObject({
      detail: "This account was deactivated.",
    });
  });

  it("tells a declined owner without a reason just that", async () => {
    const { id, email } = await account({ status: "pending", role: "owner" });
    await declineOwner(await person("admin"), id);
    expect(await refusalOf(login(email, PASSWORD, ip))).toMatchObject({
      detail: "Your application as an owner was declined.",
    });
  });

  it("tells that an account was deactivated, but only with the right password", async () => {
    const { email } = await account({ status: "disabled" });
    const told = { status: 401, detail: "This account was deactivated." };
    expect(await refusalOf(login(email, PASSWORD, ip))).toMatchObject(told);
  });

  it("S15: does the work of a comparison for an unknown account too", async () => {
    const { email } = await account();
    const fastest = async (identifier: string) => {
      const times = [];
      for (let count = 0; count < 3; count += 1) {
        const start = performance.now();
        await statusOf(identifier, "wrong");
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const known = await fastest(email);
    expect(await fastest("nobody@example.test")).toBeGreaterThan(known / 4);
  });

  it("tells an owner who waits for approval, but only with the right password", async () => {
    const { email } = await account({ role: "owner", status: "pending" });
    const waiting = { status: 403, code: "pending_approval" };
    expect(await refusalOf(login(email, PASSWORD, ip))).toMatchObject(waiting);
    expect(await refusalOf(login(email, "wrong", ip))).toMatchObject(wrong);
  });

  it("refuses an endless password without hashing it or counting it", async () => {
    const { email } = await account();
    expect(await statusOf(email, "x".repeat(1001))).toBe(401);
    expect(await db().select().from(loginFailures)).toEqual([]);
  });
});

describe("S15: guessing", () => {
  it("has five tries and then has to wait", async () => {
    const { email } = await account();
    expect(await fail(email, 6)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await refusalOf(login(email, PASSWORD, ip))).toMatchObject({
      status: 429,
      retryAfterSeconds: 1,
    });
  });

  it("waits twice as long after each further failure, up to a minute", async () => {
    const { email } = await account();
    await fail(email, 4);
    const waits = [];
    for (let count = 0; count < 8; count += 1) {
      expect(await statusOf(email, "wrong", ip.replace(/1$/, String(count)))).toBe(401);
      const { retryAfterSeconds = 0 } = await refusalOf(login(email, PASSWORD, ip));
      waits.push(retryAfterSeconds);
      advance({ seconds: retryAfterSeconds });
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it("gains nothing by sending all guesses in parallel", async () => {
    const { email } = await account();
    const statuses = await Promise.all(
      Array.from({ length: 12 }, (_, index) => statusOf(email, `guess ${index}`)),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it("gains nothing by another address of the same network", async () => {
    const { email } = await account();
    await fail(email, 5);
    expect(await statusOf(email, PASSWORD, ip.replace(/1$/, "77"))).toBe(429);
  });

  it("locks out neither the same person elsewhere nor another one here", async () => {
    const [ana, bea] = [await account(), await account()];
    await fail(ana.email, 6);
    expect(await statusOf(ana.email, PASSWORD, `172.16.${network}.1`)).toBe(200);
    expect(await statusOf(bea.email, PASSWORD)).toBe(200);
  });

  it("starts again after a success, and after a quarter of an hour", async () => {
    const { email } = await account();
    await fail(email, 4);
    expect(await statusOf(email, PASSWORD)).toBe(200);
    expect(await fail(email, 4)).toEqual([401, 401, 401, 401]);
    advance({ minutes: 15, seconds: 1 });
    expect(await fail(email, 5)).not.toContain(429);
  });

  it("counts twenty failures a minute from one address, over all accounts", async () => {
    const { email } = await account();
    for (let count = 0; count < 19; count += 1)
      expect(await statusOf(`nobody-${count}@example.test`, "wrong")).toBe(401);
    // A success is not counted.
    expect(await statusOf(email, PASSWORD)).toBe(200);
    expect(await statusOf("nobody-20@example.test", "wrong")).toBe(401);
    expect(await statusOf(email, PASSWORD)).toBe(429);
  });

  it("is not slowed down with RATE_LIMIT_FACTOR=0", () =>
    withEnv({ RATE_LIMIT_FACTOR: 0 }, async () => {
      const { email } = await account();
      expect(await fail(email, 7)).not.toContain(429);
    }));

  it("leaves counters for a day only", async () => {
    await fail((await account()).email, 1);
    advance({ hours: 23 });
    await sweepLoginFailures();
    expect(await db().select().from(loginFailures)).toHaveLength(1);
    advance({ hours: 2 });
    await sweepLoginFailures();
    expect(await db().select().from(loginFailures)).toEqual([]);
  });
});

describe("signIn", () => {
  const request = () =>
    new Request("http://localhost/api/token", { headers: { "user-agent": "x" } });

  it.each(["email", "username"] as const)("takes the address as %s", async (field) => {
    const { id, email } = await account();
    const { access, refresh, user } = await signIn(
      { [field]: email, password: PASSWORD },
      request(),
    );
    expect(user).toMatchObject({ id, email });
    expect(refresh).toEqual(expect.any(String));
    const actor = await actorOf(new Headers({ authorization: `Bearer ${access}` }));
    expect(actor?.id).toBe(id);
  });

  it("gives a token that still works while guessing is slowed down", async () => {
    const { id, email } = await account();
    const { access } = await signIn({ email, password: PASSWORD }, request());
    await fail(email, 6);
    const actor = await actorOf(new Headers({ authorization: `Bearer ${access}` }));
    expect(actor?.id).toBe(id);
  });
});
