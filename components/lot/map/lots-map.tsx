"use client";
import "maplibre-gl/dist/maplibre-gl.css";
import { LngLatBounds, Map, setWorkerUrl } from "maplibre-gl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { RotateCw } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { Lot } from "@/lib/domain/lot/schema";
import { demoStyle, readColours } from "./map-style";
import { MapControls } from "./map-controls";
import { LotPins } from "./lot-pins";
import { placesToShow } from "./main-lots";
import type { LotsMapProps, MapArea } from "./lots-map-props";
import { placeOf, type Place } from "./place";
import { SearchPlace } from "./search-place";
import { useMapTheme } from "./use-map-theme";
import { useWalkRing } from "./use-walk-ring";

setWorkerUrl(new URL("maplibre-gl/dist/maplibre-gl-worker.mjs", import.meta.url).href);

const MAX_ZOOM = 15.5;
/** A phone's map is narrow, and has the list's button on it. */
const NARROW = 640;
const paddingOf = ({ clientWidth }: HTMLElement) =>
  clientWidth < NARROW
    ? { top: 60, bottom: 150, left: 50, right: 100 }
    : { top: 90, bottom: 60, left: 60, right: 60 };
/** What a map without lots shows. */
const DAVAO: [number, number] = [125.612, 7.0715];
const SELECTED_ZOOM = 14.5;
const METRES_IN_KM = 1000;
const MAX_RADIUS_KM = 500;

const boundsOf = (places: readonly Place[]): LngLatBounds =>
  places.reduce(
    (bounds, { longitude, latitude }) => bounds.extend([longitude, latitude]),
    new LngLatBounds(),
  );

function areaOf(map: Map): MapArea {
  const centre = map.getCenter();
  const corner = map.getBounds().getNorthEast();
  const radiusKm = Math.ceil(centre.distanceTo(corner) / METRES_IN_KM);
  return {
    near: `${centre.lat.toFixed(3)},${centre.lng.toFixed(3)}`,
    radiusKm: Math.min(MAX_RADIUS_KM, radiusKm),
  };
}

/** The lots of a search on a map, each with a pin that has its price. */
export default function LotsMap(props: LotsMapProps) {
  const { lots, selectedId, onSearchArea, styleUrl } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<Map | null>(null);
  const [isMoved, setMoved] = useState(false);
  const place = placeOf(props.near);
  const fail = useEffectEvent(props.onFailed);

  useEffect(() => {
    if (!frame.current) return;
    try {
      const made = new Map({
        container: frame.current,
        style: styleUrl ?? demoStyle(readColours()),
        center: DAVAO,
        zoom: 13.4,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
      });
      made.touchZoomRotate.disableRotation();
      made.on("dragend", () => setMoved(true));
      made.on("zoomend", ({ originalEvent }) => originalEvent && setMoved(true));
      setMap(made);
      return () => made.remove();
    } catch {
      fail();
      return undefined;
    }
  }, [styleUrl]);

  useMapTheme(map, styleUrl === null);
  useFittingView(map, { lots, place, selectedId });
  useWalkRing(map, place);

  return (
    <div className="relative h-full w-full overflow-hidden">
      <div ref={frame} className="h-full w-full" aria-label="Map of the lots" role="region" />
      {map && <LotPins {...props} map={map} />}
      {map && place && <SearchPlace map={map} place={place} />}
      {map && isMoved && (
        <button
          type="button"
          className={buttonClass(
            { variant: "secondary", size: "small" },
            "absolute! top-4 left-4 shadow-card",
          )}
          onClick={() => {
            setMoved(false);
            onSearchArea(areaOf(map));
          }}
        >
          <RotateCw size={16} aria-hidden />
          Search this area
        </button>
      )}
      {map && <MapControls map={map} onLocate={props.onLocate} />}
    </div>
  );
}

interface View {
  lots: readonly Lot[];
  place: Place | null;
  selectedId: string | null;
}

/** Shows all lots of a new result, and brings the selected one into view. */
function useFittingView(map: Map | null, { lots, place, selectedId }: View): void {
  const key = [place?.latitude, place?.longitude, ...lots.map(({ id }) => id)].join();
  const isDue = useRef(true);
  const fit = useEffectEvent(() => {
    const shown = placesToShow(lots, place);
    // Behind the list of a phone the map has no size to fit anything into.
    isDue.current = map?.getContainer().clientWidth === 0;
    if (!map || isDue.current || shown.length === 0) return;
    const padding = paddingOf(map.getContainer());
    map.fitBounds(boundsOf(shown), { padding, maxZoom: MAX_ZOOM, animate: false });
  });
  useEffect(() => {
    fit();
    const listening = map?.on("resize", () => isDue.current && fit());
    return () => listening?.unsubscribe();
  }, [map, key]);
  const show = useEffectEvent((id: string) => {
    const lot = lots.find((one) => one.id === id);
    if (!map || !lot || map.getBounds().contains([lot.longitude, lot.latitude])) return;
    map.easeTo({
      center: [lot.longitude, lot.latitude],
      zoom: Math.max(map.getZoom(), SELECTED_ZOOM),
    });
  });
  useEffect(() => {
    if (selectedId) show(selectedId);
  }, [selectedId]);
}
