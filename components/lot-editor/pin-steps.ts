import type { Place } from "@/components/lot/map/place";

/** About 11 m, and with Shift about 110 m. */
const STEP = 1e-4;
const LONG_STEP = 1e-3;

const directions: Record<string, [latitude: number, longitude: number]> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const rounded = (degrees: number, max: number): number =>
  Math.round(Math.max(-max, Math.min(max, degrees)) * 1e6) / 1e6;

/** A place on the globe to about 10 cm. */
export const roundedPlace = ({ latitude, longitude }: Place): Place => ({
  latitude: rounded(latitude, 90),
  longitude: rounded(longitude, 180),
});

/** Where an arrow key moves a pin; null for any other key. */
export function movedBy(place: Place, key: { key: string; shiftKey: boolean }): Place | null {
  const direction = directions[key.key];
  if (!direction) return null;
  const step = key.shiftKey ? LONG_STEP : STEP;
  return roundedPlace({
    latitude: place.latitude + direction[0] * step,
    longitude: place.longitude + direction[1] * step,
  });
}
