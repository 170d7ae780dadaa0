import type { Place } from "./place";

/** About 100 km: what a city and its surroundings have in common. */
const REGION_DEGREES = 1;

/** The lots around the one that has most others near; the first of equal ones. */
export function mainLots<Lot extends Place>(lots: readonly Lot[]): Lot[] {
  const regions = lots.map((middle) => lots.filter((lot) => isNear(lot, middle)));
  return regions.reduce((main, region) => (region.length > main.length ? region : main), []);
}

/**
 * What the map of a result is to show: the lots around the middle of the search with it, all of
 * them where none is there, and without a middle the main ones.
 */
export function placesToShow<Lot extends Place>(
  lots: readonly Lot[],
  middle: Place | null,
): Place[] {
  if (!middle) return mainLots(lots);
  const around = lots.filter((lot) => isNear(lot, middle));
  return [middle, ...(around.length > 0 ? around : lots)];
}

function isNear(a: Place, b: Place): boolean {
  const around = Math.abs(a.longitude - b.longitude) % 360;
  const eastWest = Math.min(around, 360 - around) * Math.cos((b.latitude * Math.PI) / 180);
  return Math.hypot(a.latitude - b.latitude, eastWest) <= REGION_DEGREES;
}
