import type { FeatureCollection } from "geojson";
import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import places from "./davao.json";

/** The colours of the map, from the theme's tokens (app/globals.css). */
export interface MapColours {
  ground: string;
  street: string;
  casing: string;
  park: string;
  water: string;
  label: string;
}

/** The theme's colours as they are now. */
export function readColours(): MapColours {
  const tokens = getComputedStyle(document.documentElement);
  const read = (name: string) => tokens.getPropertyValue(`--map-${name}`).trim();
  return {
    ground: read("ground"),
    street: read("street"),
    casing: read("casing"),
    park: read("park"),
    water: read("water"),
    label: read("label"),
  };
}

const SOURCE = "places";
/** A line's width by the zoom, exponential as the map's own scale. */
const width = (at12: number, at17: number): ExpressionSpecification => [
  "interpolate",
  ["exponential", 2],
  ["zoom"],
  12,
  at12,
  17,
  at17,
];
const ofKind = (...kinds: string[]): ExpressionSpecification => [
  "in",
  ["get", "kind"],
  ["literal", kinds],
];
const layer = { source: SOURCE } as const;
const round = { "line-cap": "round", "line-join": "round" } as const;
const font = ["Geist", "sans-serif"];

type Layers = StyleSpecification["layers"];

const lineOf = (
  id: string,
  colour: string,
  lineWidth: ExpressionSpecification,
): Layers[number] => ({
  ...layer,
  id,
  type: "line",
  filter: ofKind(id.replace("-casing", "")),
  layout: round,
  paint: { "line-color": colour, "line-width": lineWidth },
});

const areaOf = (kind: string, colour: string): Layers[number] => ({
  ...layer,
  id: kind,
  type: "fill",
  filter: ofKind(kind),
  paint: { "fill-color": colour },
});

/** Names from this zoom on: along the lines of some kinds, in the middle of the areas of others. */
const NAMES_FROM = 13;
const namesOf = (
  placement: "line" | "point",
  kinds: string[],
  { label, ground }: MapColours,
): Layers[number] => ({
  ...layer,
  id: `${placement}-names`,
  type: "symbol",
  filter: ofKind(...kinds),
  minzoom: NAMES_FROM,
  layout: {
    "symbol-placement": placement,
    "symbol-spacing": 420,
    "text-field": ["get", "name"],
    "text-font": font,
    "text-size": 12,
  },
  paint: { "text-color": label, "text-halo-color": ground, "text-halo-width": 1.5 },
});

/** The demo's map. It is drawn from data of our own and asks no other address for anything. */
export function demoStyle(colours: MapColours): StyleSpecification {
  const { ground, street, casing, park, water } = colours;
  return {
    version: 8,
    sources: {
      [SOURCE]: { type: "geojson", data: places as FeatureCollection },
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": ground } },
      areaOf("park", park),
      lineOf("street-casing", casing, width(1.8, 15)),
      lineOf("street", street, width(1, 13)),
      areaOf("sea", water),
      lineOf("river", water, width(4, 110)),
      lineOf("avenue-casing", casing, width(4.4, 34)),
      lineOf("avenue", street, width(3.4, 31)),
      namesOf("line", ["avenue", "river"], colours),
      namesOf("point", ["park", "sea"], colours),
    ],
  };
}
