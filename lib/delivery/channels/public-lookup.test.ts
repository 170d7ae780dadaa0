import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { isPublicAddress, publicLookup } from "./public-lookup";

describe("S19: an address that this server connects to", () => {
  it.each(["142.250.74.10", "2a00:1450:4001::200e"])("may be %s", (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "::ffff:127.0.0.1",
    "::ffff:142.250.74.10",
    "64:ff9b::7f00:1",
  ])("may not be %s", (address) => expect(isPublicAddress(address)).toBe(false));

  it("is checked when the name is resolved", async () => {
    const resolve = promisify(publicLookup);
    await expect(resolve("localhost", {})).rejects.toMatchObject({ code: "EADDRNOTPUBLIC" });
  });
});
