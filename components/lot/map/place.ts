export interface Place {
  latitude: number;
  longitude: number;
}

/** The place of "7.072,125.609"; null where it names none on the globe. */
export function placeOf(near: string | null): Place | null {
  const [latitude, longitude] = near ? near.split(",").map(Number) : [];
  if (latitude === undefined || longitude === undefined) return null;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return { latitude, longitude };
}
