"use client";
import { clsx } from "clsx";
import type { Map, MarkerOptions } from "maplibre-gl";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useMinute } from "@/hooks/use-countdown";
import { formatDecimal } from "@/lib/core/money";
import type { Lot } from "@/lib/domain/lot/schema";
import { obstacleOf } from "../lot-closed";
import { roughPrice } from "../stay";
import { pinsOf, type LotCluster } from "./lot-clusters";
import type { LotsMapProps } from "./lots-map-props";
import { useMarker } from "./use-marker";

type LotPinsProps = Pick<LotsMapProps, "lots" | "stay" | "selectedId" | "onSelect"> & {
  map: Map;
};

/** A pin for each lot; where pins would cover each other, one with their number. */
export function LotPins({ lots, ...rest }: LotPinsProps) {
  const pins = pinsOf(lots, rest.selectedId, useZoom(rest.map));
  return (
    <>
      {pins.lots.map((lot) => (
        <Pin key={lot.id} lot={lot} {...rest} />
      ))}
      {pins.clusters.map((cluster) => (
        <ClusterPin key={cluster.id} cluster={cluster} map={rest.map} />
      ))}
    </>
  );
}

/** The whole zoom level, 0 to 24: pins are joined anew when it changes. */
function useZoom(map: Map): number {
  const [zoom, setZoom] = useState(() => Math.floor(map.getZoom()));
  useEffect(() => {
    const listening = map.on("zoom", () => setZoom(Math.floor(map.getZoom())));
    return () => listening.unsubscribe();
  }, [map]);
  return zoom;
}

function ClusterPin({ cluster, map }: { cluster: LotCluster; map: Map }) {
  const marker = useMarker(map, cluster);
  const { count, latitude, longitude, splitZoom } = cluster;
  return createPortal(
    <button
      type="button"
      aria-label={`${count} lots, zoom in`}
      className={clsx(
        "grid size-11 place-items-center rounded-full border-2 border-card bg-ink font-sans",
        "text-sm font-[640] text-card shadow-card",
      )}
      onClick={() => map.easeTo({ center: [longitude, latitude], zoom: splitZoom })}
    >
      {count}
    </button>,
    marker.getElement(),
  );
}

/** "₱120" where the amount is whole */
const shortPrice = (lot: Lot, minutes: number): string =>
  formatDecimal(roughPrice(lot.price_from, minutes), lot.currency).replace(/\.00$/, "");

const pin = clsx(
  "relative flex h-9 items-center rounded-full border border-line-strong bg-card px-3",
  "font-sans text-sm",
  "font-[640] text-ink shadow-[0_4px_12px_-4px_rgb(20_24_26/0.4)]",
  "after:absolute after:-bottom-[5px] after:left-1/2 after:size-2.5 after:-translate-x-1/2",
  "after:rotate-45 after:border-r after:border-b after:border-line-strong after:bg-inherit",
  "aria-pressed:h-10 aria-pressed:border-2 aria-pressed:border-paint-ink aria-pressed:bg-paint",
  "aria-pressed:px-3.5 aria-pressed:text-paint-ink aria-pressed:after:border-paint-ink",
);

/** The tip of a pin stands on its lot. */
const PLACE: MarkerOptions = { anchor: "bottom", offset: [0, -6] };

function Pin({ lot, stay, selectedId, onSelect, map }: Omit<LotPinsProps, "lots"> & { lot: Lot }) {
  const marker = useMarker(map, lot, PLACE);
  const isSelected = lot.id === selectedId;
  const isFull = lot.available_slots === 0;
  useEffect(() => {
    if (!isSelected) return;
    marker.addClassName("z-1");
    return () => marker.removeClassName("z-1");
  }, [marker, isSelected]);
  const price = shortPrice(lot, stay.minutes);
  const obstacle = obstacleOf(lot, stay, useMinute());
  const free = obstacle?.toLowerCase() ?? `${lot.available_slots} of ${lot.total_slots} free`;
  const instead = obstacle ?? (isFull && "Full");
  return createPortal(
    <button
      type="button"
      aria-pressed={isSelected}
      aria-label={`${lot.name}, ${price}, ${free}`}
      className={clsx(pin, instead && "text-muted!")}
      onClick={() => onSelect(isSelected ? null : lot.id)}
    >
      {instead || price}
    </button>,
    marker.getElement(),
  );
}
