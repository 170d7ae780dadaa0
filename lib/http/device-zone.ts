import { parseCookie } from "cookie";
import { canonicalZone, KEPT_ZONE_COOKIE, ZONE_COOKIE } from "@/lib/core/time-zones";

/**
 * The time zone of a browser's device, and the last one for which its person kept the profile's;
 * null for other clients and before the first visit.
 */
export function deviceZones(headers: Headers): { zone: string | null; kept: string | null } {
  const cookies = parseCookie(headers.get("cookie") ?? "");
  const zoneIn = (name: string) => canonicalZone(cookies[name] ?? "");
  return { zone: zoneIn(ZONE_COOKIE), kept: zoneIn(KEPT_ZONE_COOKIE) };
}
