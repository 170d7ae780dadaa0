import { allZones } from "@/lib/core/time-zones";

/** The time zones to choose from, with one that the browser may not list. */
export const zoneOptions = (chosen: string) =>
  [...new Set([chosen, ...allZones()])].map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));
