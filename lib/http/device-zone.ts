import { parseCookie } from "cookie";
import { canonicalZone, ZONE_COOKIE } from "@/lib/core/time-zones";

/** The time zone of the device that a browser sent this from; null for other clients. */
export const deviceZoneOf = (headers: Headers): string | null =>
  canonicalZone(parseCookie(headers.get("cookie") ?? "")[ZONE_COOKIE] ?? "");
