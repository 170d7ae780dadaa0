"use client";
import "maplibre-gl/dist/maplibre-gl.css";
import { MapPin } from "lucide-react";
import { Map, setWorkerUrl } from "maplibre-gl";
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from "react";
import { createPortal } from "react-dom";
import { demoStyle, readColours } from "@/components/lot/map/map-style";
import type { Place } from "@/components/lot/map/place";
import { useMapTheme } from "@/components/lot/map/use-map-theme";
import { useMarker } from "@/components/lot/map/use-marker";
import { movedBy, roundedPlace } from "./pin-steps";

setWorkerUrl(new URL("maplibre-gl/dist/maplibre-gl-worker.mjs", import.meta.url).href);

const ZOOM = 15;

export interface PlacePinProps {
  place: Place;
  /** False while the pin only stands where the choice begins. */
  isChosen: boolean;
  onPlace: (place: Place) => void;
  /** The address of an operator's own style; null for the demo's map. */
  styleUrl: string | null;
}

/** A map whose pin is set by a tap, by dragging it, or by the arrow keys. */
export default function PlacePin({ styleUrl, ...pin }: PlacePinProps) {
  const { place, onPlace } = pin;
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<Map | null>(null);
  const { latitude, longitude } = place;
  const choose = useEffectEvent(onPlace);
  const centre = useEffectEvent((): [number, number] => [longitude, latitude]);

  useEffect(() => {
    if (!frame.current) return;
    const made = new Map({
      container: frame.current,
      style: styleUrl ?? demoStyle(readColours()),
      center: centre(),
      zoom: ZOOM,
      attributionControl: false,
      dragRotate: false,
      keyboard: false,
      // One finger scrolls the form, two move the map.
      cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    });
    // The pin is what the keyboard moves.
    made.getCanvas().tabIndex = -1;
    made.on("click", ({ lngLat }) =>
      choose(roundedPlace({ latitude: lngLat.lat, longitude: lngLat.wrap().lng })),
    );
    setMap(made);
    return () => made.remove();
  }, [styleUrl]);

  useMapTheme(map, styleUrl === null);
  useEffect(() => {
    if (map && !map.getBounds().contains([longitude, latitude]))
      map.jumpTo({ center: [longitude, latitude] });
  }, [map, latitude, longitude]);

  return (
    <div className="relative h-60 overflow-hidden rounded-control border border-line">
      <div ref={frame} role="region" aria-label="Map of the place" className="h-full w-full" />
      {map && <Pin map={map} {...pin} />}
    </div>
  );
}

function Pin({ map, place, isChosen, onPlace }: { map: Map } & Omit<PlacePinProps, "styleUrl">) {
  const marker = useMarker(map, place, { draggable: true, anchor: "bottom" });
  const choose = useEffectEvent(onPlace);
  useEffect(() => {
    const end = () => {
      const { lat, lng } = marker.getLngLat().wrap();
      choose(roundedPlace({ latitude: lat, longitude: lng }));
    };
    marker.on("dragend", end);
    return () => void marker.off("dragend", end);
  }, [marker]);
  function onKeyDown(event: KeyboardEvent) {
    const next = movedBy(place, event);
    if (!next) return;
    event.preventDefault();
    onPlace(next);
  }
  return createPortal(
    <button
      type="button"
      aria-label={
        isChosen
          ? `The lot is here: ${place.latitude}, ${place.longitude}. Arrow keys move it.`
          : "No place is chosen yet. Arrow keys move the pin."
      }
      onClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
      className="flex size-11 cursor-grab items-end justify-center"
    >
      <MapPin size={40} className="fill-paint text-ink" aria-hidden />
    </button>,
    marker.getElement(),
  );
}
