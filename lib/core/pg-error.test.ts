import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { isDatabaseUnavailable, isTimeout, pgCode, pgConstraint, SQLSTATE } from "./pg-error";
import { uniqueOrConflict } from "./unique";

const failed = (fields: object) =>
  new DrizzleQueryError("insert into vehicles", [], Object.assign(new Error("refused"), fields));

describe("an error of the database", () => {
  it.each([
    ["PGlite", { code: "23505", constraint: "vehicles_plate" }],
    ["postgres.js", { code: "23505", constraint_name: "vehicles_plate" }],
  ])("has its code and constraint as %s gives them, however deep", (_, fields) => {
    const error = new Error("sign-up failed", { cause: failed(fields) });
    expect(pgCode(error)).toBe(SQLSTATE.uniqueViolation);
    expect(pgConstraint(error)).toBe("vehicles_plate");
  });

  it.each([undefined, null, "23505", new Error("no code"), { code: 23505 }])(
    "has no code when none of its causes has one: %o",
    (error) => expect(pgCode(error)).toBeUndefined(),
  );

  it("ends the search in causes that point at each other", () => {
    const error = new Error("a");
    error.cause = error;
    expect(pgCode(error)).toBeUndefined();
  });

  it.each([
    "ECONNREFUSED",
    "CONNECTION_CLOSED",
    "CONNECT_TIMEOUT",
    "08006",
    "57P01",
    "57P03",
    "53300",
    SQLSTATE.readOnlyTransaction,
  ])("%s means that the database is unavailable", (code) =>
    expect(isDatabaseUnavailable(failed({ code }))).toBe(true),
  );

  it.each([SQLSTATE.uniqueViolation, SQLSTATE.queryCanceled, "42P01", "ENOENT"])(
    "%s is a fault of the statement",
    (code) => expect(isDatabaseUnavailable(failed({ code }))).toBe(false),
  );

  it("tells a time limit from other refusals", () => {
    expect(isTimeout(failed({ code: SQLSTATE.queryCanceled }))).toBe(true);
    expect(isTimeout(failed({ code: SQLSTATE.lockNotAvailable }))).toBe(false);
  });
});

describe("uniqueOrConflict", () => {
  const write = (error: Error) =>
    uniqueOrConflict("plate_taken", "This plate is taken.", () => Promise.reject(error));

  it("turns a broken unique constraint into 409", () =>
    expect(write(failed({ code: "23505" }))).rejects.toMatchObject({
      problem: { status: 409, code: "plate_taken", detail: "This plate is taken." },
    }));

  it("leaves other errors as they are", async () => {
    const error = failed({ code: SQLSTATE.exclusionViolation });
    await expect(write(error)).rejects.toBe(error);
  });
});
