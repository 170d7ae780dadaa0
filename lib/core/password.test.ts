import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

it("does not store the password itself", async () => {
  const stored = await hashPassword("correct horse");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, "correct horse")).toBe(true);
  expect(await verifyPassword(stored, "correct horsE")).toBe(false);
});

it("S17: refuses every password of an account that does not exist", async () =>
  expect(await verifyPassword(undefined, "nobody's password")).toBe(false));
