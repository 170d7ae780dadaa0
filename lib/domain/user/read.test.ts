import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { sessionSecret } from "@/lib/core/secret";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { countWaitingOwners, getProfile, listOwners, verifyAccessToken } from "./read";

useTestDatabase();

describe("getProfile", () => {
  it("does not find an account that was deleted", async () => {
    const ghost = { ...(await person("driver")), id: "01920000-0000-7000-8000-000000000001" };
    expect(await refusalOf(getProfile(ghost))).toMatchObject({ status: 404 });
  });
});

describe("listOwners", () => {
  it("lists owners who wait for approval, oldest first", async () => {
    setClock("2026-06-02T12:00:00Z");
    const late = await person("owner", { status: "pending" });
    setClock("2026-06-01T12:00:00Z");
    const early = await person("owner", { status: "pending" });
    await person("owner");
    await person("owner", { status: "disabled" });
    await person("driver", { status: "pending" });
    const { count, results } = await listOwners({});
    expect(results.map((one) => one.id)).toEqual([early.id, late.id]);
    expect([count, await countWaitingOwners()]).toEqual([2, 2]);
    expect(results[0]).toEqual({
      id: early.id,
      name: early.name,
      email: early.email,
      phone_number: null,
      created_at: expect.stringContaining("2026-06-01T12:00:00"),
    });
  });
});

describe("verifyAccessToken", () => {
  const signed = (kind: string, secret: Uint8Array, expires = "1h") =>
    new SignJWT({ sid: "session", kind })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject("person")
      .setExpirationTime(expires)
      .sign(secret);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

  it("gives the claims of a token that this server signed", async () => {
    expect(await verifyAccessToken(await signed("access", sessionSecret()))).toMatchObject({
      userId: "person",
      sessionId: "session",
    });
  });

  it.each([
    { name: "another kind", token: () => signed("refresh", sessionSecret()) },
    { name: "another secret", token: () => signed("access", new Uint8Array(32)) },
    { name: "an expired token", token: () => signed("access", sessionSecret(), "-1s") },
    {
      name: "an unsigned token",
      token: () => {
        const claims = { sid: "session", kind: "access", sub: "person", exp: 4_000_000_000 };
        return `${part({ alg: "none" })}.${part(claims)}.`;
      },
    },
    { name: "no token", token: () => "" },
  ])("H30: refuses $name", async ({ token }) => {
    expect(await verifyAccessToken(await token())).toBeNull();
  });
});
