import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { hashPassword } from "@/lib/core/password";
import { useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { person, signedIn } from "@/lib/testing/people";
import { actorOfSession, SIGN_IN_SECONDS } from "./actor";
import { authOptions } from "./next-auth";

useTestDatabase();

const PASSWORD = "correct horse";
let password_hash: string;
beforeAll(async () => {
  password_hash = await hashPassword(PASSWORD);
});

interface SignedIn {
  id: string;
  sid: string;
}
/** What next-auth's credentials provider does with a form, and the address that the gate notes. */
function authorize(email: string, password: string, ip: string): Promise<SignedIn> {
  const { options } = authOptions().providers[0] as unknown as {
    options: { authorize: (given: object, request: object) => Promise<SignedIn> };
  };
  return options.authorize({ email, password }, { headers: { "x-parkmate-ip": ip } });
}

describe("signing in with a browser", () => {
  it("opens a session", async () => {
    const { id, email } = await person("driver", { password_hash });
    const user = await authorize(email, PASSWORD, "198.51.100.1");
    expect(user.id).toBe(id);
    expect((await actorOfSession(user.sid))?.id).toBe(id);
  });

  it("shows why it was refused", async () => {
    const { email } = await person("owner", { password_hash, status: "pending" });
    await expect(authorize(email, "wrong", "198.51.100.2")).rejects.toThrow(
      "No active account found with the given credentials.",
    );
    await expect(authorize(email, PASSWORD, "198.51.100.2")).rejects.toThrow(
      "Your owner account waits for an administrator's approval.",
    );
  });

  it("S15: is slowed down by the caller's own address", async () => {
    const { email } = await person("driver", { password_hash });
    for (let tries = 0; tries < 5; tries += 1)
      await expect(authorize(email, "wrong", "198.51.101.1")).rejects.toThrow();
    await expect(authorize(email, PASSWORD, "198.51.101.1")).rejects.toThrow("throttled");
    await expect(authorize(email, PASSWORD, "203.0.113.1")).resolves.toHaveProperty("id");
  });

  it("ends its session with signing out", async () => {
    const { id, session_id } = await signedIn(await person("driver"));
    const { signOut } = authOptions().events!;
    await signOut!({ token: { sub: id, sid: session_id }, session: {} as never });
    expect(await actorOfSession(session_id)).toBeNull();
  });
});

describe("S18: the cookie", () => {
  const claimsOf = (token: object, user?: object) =>
    authOptions().callbacks!.jwt!({ token, user, account: null } as never);
  const now = () => Math.floor(clock.realMs() / 1000);

  it("notes the session and the time of the sign-in", async () => {
    const claims = await claimsOf({ sub: "ana" }, { id: "ana", sid: "session-1" });
    expect(claims).toMatchObject({ sub: "ana", sid: "session-1" });
    expect(Math.abs((claims.signed_in_at as number) - now())).toBeLessThanOrEqual(1);
  });

  it("keeps them when it is renewed", async () => {
    const token = { sub: "ana", sid: "session-1", signed_in_at: now() - 3600 };
    expect(await claimsOf(token)).toEqual(token);
  });

  it("opens nothing when it is renewed after its end", async () => {
    const token = { sub: "ana", sid: "session-1", signed_in_at: now() - SIGN_IN_SECONDS };
    expect(await claimsOf(token)).not.toHaveProperty("sid");
  });
});

it.each([
  ["a page of ours", "http://localhost:3000/bookings/1", "http://localhost:3000/bookings/1"],
  ["a path", "/find", "http://localhost:3000/find"],
  ["another site", "https://evil.example/", "http://localhost:3000/"],
  ["another site after ours", "http://localhost:3000//evil.example", "http://localhost:3000/"],
])("S21: leads after signing in to %s", async (_, url, expected) =>
  expect(await authOptions().callbacks!.redirect!({ url, baseUrl: "http://localhost:3000" })).toBe(
    expected,
  ),
);

it.each([
  ["http://localhost:3000", "parkmate.session", false],
  ["https://parkmate.example", "__Host-parkmate.session", true],
])("S6: at %s the cookie is %s, secure: %s", (NEXTAUTH_URL, name, secure) =>
  withEnv({ NEXTAUTH_URL }, () => {
    const { cookies } = authOptions();
    expect(cookies!.sessionToken).toEqual({
      name,
      options: { httpOnly: true, sameSite: "lax", path: "/", secure },
    });
    return Promise.resolve();
  }),
);
