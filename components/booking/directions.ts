/** Where a map on the device, or on the web, starts to lead the way. */
export const directionsUrl = (lot: { latitude: number; longitude: number }) =>
  `https://www.openstreetmap.org/directions?to=${lot.latitude},${lot.longitude}`;
