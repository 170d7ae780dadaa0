import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/core/env";

const IPV4_BITS = 32;
const IPV6_BITS = 128;

/**
 * The caller's address and protocol. Forwarding headers count only when the connection comes from
 * one of `TRUSTED_PROXIES`, because any client can send them.
 */
export function callerOf(request: IncomingMessage): { ip: string; protocol: "http" | "https" } {
  const peer = request.socket.remoteAddress ?? "127.0.0.1";
  if (!trustedProxies().some((range) => isWithin(peer, range)))
    return { ip: peer, protocol: "http" };
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)!
    .trim();
  return {
    ip: ipaddr.isValid(forwarded) ? forwarded : peer,
    protocol: request.headers["x-forwarded-proto"] === "https" ? "https" : "http",
  };
}

const trustedProxies = () =>
  env()
    .TRUSTED_PROXIES.split(",")
    .map((one) => one.trim())
    .filter(Boolean);

/** Whether an address equals "10.0.0.7", or lies in a range such as "10.0.0.0/8". */
function isWithin(address: string, range: string): boolean {
  try {
    const ip = ipaddr.process(address);
    const [base, bits] = range.includes("/")
      ? ipaddr.parseCIDR(range)
      : [ipaddr.process(range), IPV6_BITS];
    const maxBits = base.kind() === "ipv4" ? IPV4_BITS : IPV6_BITS;
    return ip.kind() === base.kind() && ip.match(base, Math.min(bits, maxBits));
  } catch {
    return false;
  }
}
