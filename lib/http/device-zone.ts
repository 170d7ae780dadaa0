import { parseCookie } from "cookie";
import { canonicalZone, ZONE_COOKIE } from "@/lib/core/time-zones";

/** The time zone of a browser's device; null for other clients. */
export const deviceZoneOf = (headers: Headers): string | null =>
  canonicalZone(parseCookie(headers.get("cookie") ?? "")[ZONE_COOKIE] ?? "");
