// Writes the demo's map, components/lot/map/davao.json: a few real names, everything else drawn.
import { writeFileSync } from "node:fs";

const OUT = "components/lot/map/davao.json";
/** The shore, from south-west to north-east; land lies north-west of it. */
const shore = [
  [125.583, 7.036],
  [125.6, 7.0515],
  [125.612, 7.0605],
  [125.62, 7.068],
  [125.632, 7.0775],
  [125.643, 7.092],
  [125.658, 7.108],
  [125.675, 7.13],
];
const sea = [...shore, [125.73, 7.13], [125.73, 7.02], [125.583, 7.02], shore[0]];
const river = [
  [125.565, 7.096],
  [125.577, 7.086],
  [125.583, 7.076],
  [125.592, 7.0705],
  [125.5985, 7.0645],
  [125.5985, 7.057],
  [125.5955, 7.0478],
];
const avenues = {
  "Quirino Avenue": [
    [125.5985, 7.0665],
    [125.6093, 7.0718],
    [125.6165, 7.0765],
    [125.6225, 7.083],
  ],
  "Roxas Avenue": [
    [125.6105, 7.0725],
    [125.6122, 7.07],
    [125.6155, 7.0672],
    [125.6178, 7.0672],
  ],
  "Claveria Street": [
    [125.6025, 7.0695],
    [125.6098, 7.0676],
    [125.6135, 7.0678],
    [125.6178, 7.0672],
  ],
  "San Pedro Street": [
    [125.6055, 7.0588],
    [125.6079, 7.0642],
    [125.6098, 7.0676],
  ],
  "Magsaysay Avenue": [
    [125.6098, 7.0676],
    [125.6138, 7.0655],
    [125.6178, 7.0672],
    [125.6219, 7.0762],
  ],
  "J.P. Laurel Avenue": [
    [125.6135, 7.0745],
    [125.6118, 7.081],
    [125.6116, 7.0858],
    [125.6175, 7.097],
  ],
  "Jacinto Street": [
    [125.6165, 7.0765],
    [125.6143, 7.0738],
    [125.6122, 7.07],
  ],
  "Father Selga Street": [
    [125.6105, 7.0725],
    [125.6133, 7.0708],
    [125.619, 7.0718],
  ],
  "MacArthur Highway": [
    [125.5855, 7.0405],
    [125.5936, 7.0553],
    [125.5985, 7.0665],
    [125.6025, 7.0695],
  ],
  "Buhangin Road": [
    [125.6225, 7.083],
    [125.6285, 7.096],
    [125.6395, 7.1115],
    [125.6456, 7.12],
  ],
  "Sta. Ana Avenue": [
    [125.6178, 7.0745],
    [125.6254, 7.0777],
    [125.631, 7.082],
  ],
  Bankerohan: [
    [125.5985, 7.0665],
    [125.6034, 7.0664],
    [125.6079, 7.0642],
  ],
};
const parks = {
  "People's Park": [
    [125.6075, 7.0702],
    [125.609, 7.0708],
    [125.6098, 7.0694],
    [125.6083, 7.0688],
  ],
  "Rizal Park": [
    [125.6083, 7.0622],
    [125.6099, 7.063],
    [125.6105, 7.0616],
    [125.609, 7.0609],
  ],
  "Hill Park": [
    [125.6205, 7.0815],
    [125.6228, 7.0812],
    [125.623, 7.0788],
    [125.6208, 7.0783],
  ],
  "Magsaysay Park": [
    [125.6202, 7.0752],
    [125.6216, 7.0758],
    [125.6222, 7.0744],
    [125.6208, 7.0738],
  ],
};
/** The grid of nameless streets: its corner, how far it goes, and its direction in radians. */
const GRID = { lon: 125.6115, lat: 7.077, reach: 0.045, step: 0.0017, sample: 0.0006, turn: 0.5 };
const SHORE_MARGIN = 0.0014;

const shoreAt = (lon) => {
  const after = shore.findIndex(([x]) => x >= lon);
  if (after <= 0) return after === 0 ? shore[0][1] : shore.at(-1)[1];
  const [[x0, y0], [x1, y1]] = [shore[after - 1], shore[after]];
  return y0 + ((lon - x0) / (x1 - x0)) * (y1 - y0);
};
const isLand = ([lon, lat]) => lat > shoreAt(lon) + SHORE_MARGIN && lon > 125.586 && lon < 125.655;
const round = (point) => point.map((degrees) => Math.round(degrees * 1e5) / 1e5);
const onGrid = (along, across) => {
  const { lon, lat, turn } = GRID;
  return [
    lon + along * Math.cos(turn) - across * Math.sin(turn),
    lat + along * Math.sin(turn) + across * Math.cos(turn),
  ];
};

/** The parts of a straight line that lie on land. */
function landParts(pointAt) {
  const parts = [];
  let part = [];
  for (let at = -GRID.reach; at <= GRID.reach; at += GRID.sample) {
    if (isLand(pointAt(at))) part.push(pointAt(at));
    else if (part.length) parts.push(part.splice(0));
  }
  if (part.length) parts.push(part);
  return parts.filter((one) => one.length > 3).map((one) => [one[0], one.at(-1)].map(round));
}
const streets = [];
for (let offset = -GRID.reach; offset <= GRID.reach; offset += GRID.step) {
  streets.push(...landParts((at) => onGrid(at, offset)));
  streets.push(...landParts((at) => onGrid(offset * 1.4, at)));
}

const feature = (kind, name, geometry) => ({
  type: "Feature",
  properties: { kind, ...(name && { name }) },
  geometry,
});
const collection = {
  type: "FeatureCollection",
  features: [
    feature("sea", "Davao Gulf", { type: "Polygon", coordinates: [sea] }),
    feature("river", "Davao River", { type: "LineString", coordinates: river }),
    ...Object.entries(parks).map(([name, ring]) =>
      feature("park", name, { type: "Polygon", coordinates: [[...ring, ring[0]]] }),
    ),
    feature("street", null, { type: "MultiLineString", coordinates: streets }),
    ...Object.entries(avenues).map(([name, coordinates]) =>
      feature("avenue", name, { type: "LineString", coordinates }),
    ),
  ],
};
writeFileSync(OUT, `${JSON.stringify(collection)}\n`);
