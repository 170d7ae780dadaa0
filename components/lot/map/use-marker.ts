import { Marker, type Map, type MarkerOptions } from "maplibre-gl";
import { useEffect, useState } from "react";
import type { Place } from "./place";

/** A place on the map for an element of React (through a portal into `getElement()`). */
export function useMarker(
  map: Map,
  { latitude, longitude }: Place,
  options: Omit<MarkerOptions, "element"> = {},
): Marker {
  const [marker] = useState(
    () => new Marker({ element: document.createElement("div"), ...options }),
  );
  useEffect(() => {
    marker.setLngLat([longitude, latitude]).addTo(map);
    return () => void marker.remove();
  }, [map, marker, latitude, longitude]);
  return marker;
}
