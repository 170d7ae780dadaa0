import Supercluster from "supercluster";
import type { Lot } from "@/lib/domain/lot/schema";

/** Lots whose pins would cover each other. */
export interface LotCluster {
  id: number;
  count: number;
  latitude: number;
  longitude: number;
  /** The zoom at which they stand apart. */
  splitZoom: number;
}

export interface MapPins {
  lots: Lot[];
  clusters: LotCluster[];
}

/** About the width of a pin, in pixels. */
const RADIUS = 52;
/** The map's tiles have 512 pixels, which makes its zoom levels those of the index. */
const TILE = 512;
/** From here on every lot has a pin of its own. */
const MAX_ZOOM = 16;
const WORLD: [number, number, number, number] = [-180, -85, 180, 85];

const featureOf = (lot: Lot) => ({
  type: "Feature" as const,
  properties: { id: lot.id },
  geometry: { type: "Point" as const, coordinates: [lot.longitude, lot.latitude] },
});

/**
 * The pins of a zoom level (0 to 24, as the map counts). The selected lot has one of its own at
 * every zoom, so that it is never hidden.
 */
export function pinsOf(lots: readonly Lot[], selectedId: string | null, zoom: number): MapPins {
  const index = new Supercluster<{ id: string }>({
    radius: RADIUS,
    extent: TILE,
    maxZoom: MAX_ZOOM,
  }).load(lots.filter(({ id }) => id !== selectedId).map(featureOf));
  const shown = new Set(selectedId === null ? [] : [selectedId]);
  const clusters: LotCluster[] = [];
  for (const { properties, geometry } of index.getClusters(WORLD, Math.floor(zoom))) {
    if (!("cluster" in properties)) {
      shown.add(properties.id);
      continue;
    }
    const [longitude, latitude] = geometry.coordinates as [number, number];
    clusters.push({
      id: properties.cluster_id,
      count: properties.point_count,
      latitude,
      longitude,
      splitZoom: index.getClusterExpansionZoom(properties.cluster_id),
    });
  }
  return { lots: lots.filter(({ id }) => shown.has(id)), clusters };
}
