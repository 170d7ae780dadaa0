import { describe, expect, it } from "vitest";
import { ConfigurationError, halfSetUp, parseEnv, productionFaults, type Env } from "./env";

const faultOf = (given: Record<string, string>): string => {
  try {
    parseEnv(given);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return "none";
};

describe("the environment", () => {
  it("has a default for every variable that development needs", () =>
    expect(parseEnv({})).toEqual({
      API_SERVED_BY: "server",
      APP_ENV: "development",
      PORT: 3000,
      PARKMATE_DATA_DIR: ".data",
      TWILIO_API_URL: "https://api.twilio.com",
      WHATSAPP_TEMPLATE: "parkmate_notification",
      WHATSAPP_API_URL: "https://graph.facebook.com/v23.0",
      TRUSTED_PROXIES: "",
      LOG_LEVEL: "info",
      RATE_LIMIT_FACTOR: 1,
      MAX_OPEN_BOOKINGS: 5,
      WS_TOKEN_TTL_S: 1800,
      MAX_REQUESTS_IN_WORK: 250,
      DISPATCH_WAIT_MS: 100,
      DRAIN_WAIT_MS: 2000,
      RETENTION_ARCHIVE_DAYS: 90,
      RETENTION_DELETE_DAYS: 365,
    }));

  it("takes an empty variable for an absent one", () =>
    expect(parseEnv({ PORT: "", NEXTAUTH_URL: "" })).toMatchObject({ PORT: 3000 }));

  it.each([
    ["APP_ENV", "staging", "must be one of development, demo, test, production"],
    ["PORT", "http", "must be a whole number from 0 to 65535"],
    ["PORT", "65536", "must be a whole number from 0 to 65535"],
    ["PORT", "3000.5", "must be a whole number from 0 to 65535"],
    ["NEXTAUTH_URL", "parkmate", "must be an address such as https://parkmate.example"],
    ["MAP_STYLE_URL", "tiles", "must be an address such as https://tiles.example/style.json"],
    ["LOG_LEVEL", "loud", "must be one of fatal, error, warn, info, debug, trace, silent"],
    ["RATE_LIMIT_FACTOR", "-1", "must be 0 or more"],
    ["MAX_OPEN_BOOKINGS", "abc", "must be a number"],
    ["WS_TOKEN_TTL_S", "1h", "must be a number"],
    ["MAX_REQUESTS_IN_WORK", "0", "must be a whole number of 1 or more"],
    ["MAX_REQUESTS_IN_WORK", "many", "must be a whole number of 1 or more"],
    ["DISPATCH_WAIT_MS", "-1", "must be 0 or more"],
    ["DRAIN_WAIT_MS", "2 s", "must be a number"],
    ["RETENTION_ARCHIVE_DAYS", "-1", "must be 0 or more"],
    ["RETENTION_DELETE_DAYS", "never", "must be a number"],
  ])("refuses %s=%s by name, in one line", (name, value, fault) =>
    expect(faultOf({ [name]: value })).toBe(`${name} ${fault}`),
  );

  it("names all faulty variables in one error, and no value", () =>
    expect(faultOf({ PORT: "secret-a", MAX_OPEN_BOOKINGS: "secret-b" })).toBe(
      "PORT must be a whole number from 0 to 65535; MAX_OPEN_BOOKINGS must be a number",
    ));
});

describe("S25: a channel", () => {
  const both = {
    SMTP_URL: "smtps://u:p@smtp.example:465",
    MAIL_FROM: "Parkmate <b@parkmate.example>",
  };

  it("is set up with all of its settings or none", () => {
    expect(halfSetUp({} as Env)).toEqual([]);
    expect(halfSetUp(both as Env)).toEqual([]);
    const { MAIL_FROM: _, ...half } = both;
    expect(halfSetUp(half as Env)).toEqual(["MAIL_FROM must be set, because SMTP_URL is"]);
    expect(halfSetUp({ VAPID_SUBJECT: "mailto:a@b.example" } as Env)).toEqual([
      "VAPID_PUBLIC_KEY must be set, because VAPID_SUBJECT is",
      "VAPID_PRIVATE_KEY must be set, because VAPID_SUBJECT is",
    ]);
  });

  it.each([
    [{ SMTP_URL: "https://smtp.example" }, "SMTP_URL must be an address"],
    [{ MAIL_FROM: "bookings@parkmate.example" }, "MAIL_FROM must be a sender"],
    [{ VAPID_PUBLIC_KEY: "short" }, "VAPID_PUBLIC_KEY must be 87 characters of base64url"],
    [{ VAPID_SUBJECT: "ops@b.example" }, "VAPID_SUBJECT must be a mailto: or https: address"],
    [{ MAIL_FROM: "A <a@b.example>, B <c@d.example>" }, "MAIL_FROM must be a sender"],
  ])("refuses %o", (given, fault) => expect(() => parseEnv(given)).toThrow(fault));
});

describe("X01 S25: production", () => {
  const sound = {
    APP_ENV: "production",
    NEXTAUTH_URL: "https://parkmate.example",
    NEXTAUTH_SECRET: "kP3vQ9xW2mZ7rT5yB8nD4hJ6gF1cL0aS",
    RATE_LIMIT_FACTOR: 1,
  } as Env;

  it("starts with valid settings", () => expect(productionFaults(sound)).toEqual([]));

  it.each([
    ["without a secret", { NEXTAUTH_SECRET: undefined }, "NEXTAUTH_SECRET must have at least 32"],
    ["with a short secret", { NEXTAUTH_SECRET: "short" }, "NEXTAUTH_SECRET must have at least 32"],
    [
      "with a known secret",
      { NEXTAUTH_SECRET: "changeme".repeat(4) },
      "NEXTAUTH_SECRET is a known",
    ],
    ["with one letter", { NEXTAUTH_SECRET: "a".repeat(32) }, "NEXTAUTH_SECRET is a known default"],
    ["without an address", { NEXTAUTH_URL: undefined }, "NEXTAUTH_URL must be the public https://"],
    ["over http", { NEXTAUTH_URL: "http://parkmate.example" }, "NEXTAUTH_URL must be the public"],
    ["with a push service of tests", { PUSH_TEST_ORIGIN: "http://127.0.0.1" }, "PUSH_TEST_ORIGIN"],
    ["without limits", { RATE_LIMIT_FACTOR: 0 }, "RATE_LIMIT_FACTOR=0 is for load tests only"],
  ])("does not start %s", (_, change, fault) =>
    expect(productionFaults({ ...sound, ...change })).toEqual([expect.stringContaining(fault)]),
  );

  it("never shows the secret", () =>
    expect(productionFaults({ ...sound, NEXTAUTH_SECRET: "hunter2" }).join()).not.toContain(
      "hunter2",
    ));

  it.each(["development", "demo", "test"] as const)("has no rules for %s", (APP_ENV) =>
    expect(productionFaults({ APP_ENV } as Env)).toEqual([]),
  );
});
