import { expect, it, vi } from "vitest";
import { rememberTokens } from "./token-cache";

it("reads a valid token once, and an invalid one every time", async () => {
  const read = vi.fn((token: string) => Promise.resolve(token === "good" ? { id: 1 } : null));
  const claimsOf = rememberTokens("test", read);
  expect([await claimsOf("good"), await claimsOf("good")]).toEqual([{ id: 1 }, { id: 1 }]);
  expect(read).toHaveBeenCalledTimes(1);
  expect([await claimsOf("bad"), await claimsOf("bad")]).toEqual([null, null]);
  expect(read).toHaveBeenCalledTimes(3);
});
