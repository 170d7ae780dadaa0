import { DrizzleQueryError } from "drizzle-orm";
import { expect, it } from "vitest";
import { toLoggedError } from "./log";

it("keeps a statement's values out of the log, in message, stack, fields and causes", () => {
  const driver = Object.assign(new Error("duplicate key value violates unique constraint"), {
    code: "23505",
    constraint_name: "users_email_unique",
    detail: "Key (email)=(arun@parkmate.test) already exists.",
  });
  const failed = new DrizzleQueryError(
    "insert into users values ($1, $2)",
    ["arun@parkmate.test", "$argon2id$hash\n    at a line that looks like a frame"],
    driver,
  );
  const written = toLoggedError(new Error("sign-up failed", { cause: failed }))!;
  const text = JSON.stringify(written);
  expect(text).not.toMatch(/arun@|argon2id|looks like/);
  expect(text).toContain("insert into users");
  expect(written.cause?.cause).toMatchObject({ code: "23505", constraint: "users_email_unique" });
  expect(written.cause?.stack).toContain("log.test.ts");
});

it("logs a thrown value that is not an Error", () => {
  expect(toLoggedError("gone\nparams: a,b")).toMatchObject({ type: "string", message: "gone" });
  expect(toLoggedError(undefined)).toBeUndefined();
});
