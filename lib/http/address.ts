import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/core/env";

/**
 * The caller's address and protocol. Forwarding headers count only when the connection comes from
 * one of `TRUSTED_PROXIES`; any client can send them.
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

/** Whether an address is, or lies in, a range such as "10.0.0.7" or "10.0.0.0/8". */
function isWithin(address: string, range: string): boolean {
  try {
    const ip = ipaddr.process(address);
    const [base, bits] = range.includes("/")
      ? ipaddr.parseCIDR(range)
      : [ipaddr.process(range), 128];
    const most = base.kind() === "ipv4" ? 32 : 128;
    return ip.kind() === base.kind() && ip.match(base, Math.min(bits, most));
  } catch {
    return false;
  }
}
