import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, Map } from "maplibre-gl";
import { useEffect, useEffectEvent } from "react";
import { readColours } from "./map-style";
import type { Place } from "./place";
import { walkRing } from "./walk-ring";

const RING = "walk-ring";

/** Draws what is five minutes' walk from the middle of the search. */
export function useWalkRing(map: Map | null, place: Place | null): void {
  const draw = useEffectEvent((on: Map) => drawRing(on, place));
  useEffect(() => {
    if (map) draw(map);
  }, [map, place?.latitude, place?.longitude]);
  useEffect(() => {
    // A style that was exchanged, such as by the other theme, has lost the ring.
    const listening = map?.on("idle", () => {
      if (!map.getSource(RING)) draw(map);
    });
    return () => listening?.unsubscribe();
  }, [map]);
}

const ringOf = (place: Place): Feature => ({
  type: "Feature",
  properties: {},
  geometry: { type: "LineString", coordinates: walkRing(place) },
});

function drawRing(map: Map, place: Place | null): void {
  const data: FeatureCollection = {
    type: "FeatureCollection",
    features: place ? [ringOf(place)] : [],
  };
  const source = map.getSource<GeoJSONSource>(RING);
  if (source) void source.setData(data);
  if (source || !map.isStyleLoaded()) return;
  map.addSource(RING, { type: "geojson", data });
  map.addLayer({
    id: RING,
    source: RING,
    type: "line",
    paint: { "line-color": readColours().label, "line-width": 1.5, "line-dasharray": [2, 3] },
  });
}
