"use client";
import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import { currentName, KEPT_ZONE_COOKIE, ZONE_COOKIE } from "@/lib/core/time-zones";

const YEAR_S = 365 * 24 * 60 * 60;

/** What the server knows of the device's clock, so that the first HTML is right already. */
export interface KnownZone {
  /** The zone of the device; null before its first visit. */
  zone: string | null;
  /** The last zone for which the person kept that of the profile. */
  kept: string | null;
}
export const KnownZoneContext = createContext<KnownZone>({ zone: null, kept: null });

const neverChanges = () => () => undefined;
let browserZone: string | null = null;
const zoneOfBrowser = () =>
  (browserZone ??= currentName(Intl.DateTimeFormat().resolvedOptions().timeZone));

/** The zone of this device, by its canonical name; null until the browser's is known. */
export function useDeviceZone(): string | null {
  const { zone } = useContext(KnownZoneContext);
  return useSyncExternalStore(neverChanges, zoneOfBrowser, () => zone);
}

/** Tells the server the device's zone, with the next request. */
export function DeviceZoneKeeper() {
  useEffect(() => store(ZONE_COOKIE, zoneOfBrowser()), []);
  return null;
}

/** Remembers on this device that the profile's zone was kept. */
export const keepProfileZone = (): void => store(KEPT_ZONE_COOKIE, zoneOfBrowser());

function store(name: string, zone: string): void {
  const cookie = `${name}=${encodeURIComponent(zone)}`;
  if (!document.cookie.split("; ").includes(cookie))
    document.cookie = `${cookie}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
