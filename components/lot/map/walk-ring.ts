import { METRES_A_MINUTE } from "../stay";
import type { Place } from "./place";

export const WALK_MINUTES = 5;
const METRES_A_DEGREE = 111_320;
const POINTS = 64;

/** What can be walked to in five minutes as the crow flies: the ring's longitudes and latitudes. */
export function walkRing({ latitude, longitude }: Place): [number, number][] {
  const radius = (WALK_MINUTES * METRES_A_MINUTE) / METRES_A_DEGREE;
  const widening = Math.cos((latitude * Math.PI) / 180);
  return Array.from({ length: POINTS + 1 }, (_, point) => {
    const angle = ((point % POINTS) * 2 * Math.PI) / POINTS;
    return [longitude + (radius * Math.sin(angle)) / widening, latitude + radius * Math.cos(angle)];
  });
}
