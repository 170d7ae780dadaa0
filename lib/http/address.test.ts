import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { withEnv } from "@/lib/testing/environment";
import { callerOf } from "./address";

/** Who calls, over a connection from `peer`, while these proxies are trusted. */
const callerVia = (peer: string, proxies: string, headers: Record<string, string>) =>
  withEnv({ TRUSTED_PROXIES: proxies }, () =>
    Promise.resolve(
      callerOf({ socket: { remoteAddress: peer }, headers } as unknown as IncomingMessage),
    ),
  );
const forwarded = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https" };

describe("S29: the caller's address", () => {
  it.each([
    ["no proxy is trusted", ""],
    ["another proxy is", "192.0.2.7"],
    ["another network is", "192.0.2.0/24, 2001:db8::/32"],
    ["the setting names no address", "proxy.internal"],
  ])("H97: is the connection's while %s", async (_, proxies) =>
    expect(await callerVia("10.0.0.7", proxies, forwarded)).toEqual({
      ip: "10.0.0.7",
      protocol: "http",
    }),
  );

  it.each([
    ["by its address", "10.0.0.7", "10.0.0.7"],
    ["by its network", "10.0.0.7", "192.0.2.1, 10.0.0.0/8"],
    ["as an IPv4 address in IPv6", "::ffff:10.0.0.7", "10.0.0.0/8"],
    ["by an IPv6 network", "2001:db8::7", "2001:db8::/32"],
  ])("is the one that a trusted proxy forwards, known %s", async (_, peer, proxies) =>
    expect(await callerVia(peer, proxies, forwarded)).toEqual({
      ip: "203.0.113.9",
      protocol: "https",
    }),
  );

  it("is the last of a list: the client itself may have written the others", async () => {
    const headers = { "x-forwarded-for": "127.0.0.1, 203.0.113.9" };
    expect((await callerVia("10.0.0.7", "10.0.0.7", headers)).ip).toBe("203.0.113.9");
  });

  it.each(["unknown", "", "203.0.113.9:1234"])("is the proxy's when it forwards %j", async (text) =>
    expect((await callerVia("10.0.0.7", "10.0.0.7", { "x-forwarded-for": text })).ip).toBe(
      "10.0.0.7",
    ),
  );
});
