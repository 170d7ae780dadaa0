"use client";
import { clsx } from "clsx";
import { LocateFixed, Minus, Plus } from "lucide-react";
import type { Map } from "maplibre-gl";
import { IconButton } from "@/components/ui/button";

interface MapControlsProps {
  map: Map;
  onLocate: () => void;
}

// On a wide screen below the bell, which stands in the corner of the page.
const frame = clsx(
  "absolute top-4 right-4 lg:top-24",
  "grid divide-y divide-line rounded-control border border-line bg-card shadow-card",
);

/** Beside the map's gestures: where one is, and the zoom. */
export function MapControls({ map, onLocate }: MapControlsProps) {
  return (
    <div className={frame}>
      <IconButton label="Near me" onClick={onLocate}>
        <LocateFixed size={18} aria-hidden />
      </IconButton>
      <IconButton label="Zoom in" onClick={() => map.zoomIn()}>
        <Plus size={18} aria-hidden />
      </IconButton>
      <IconButton label="Zoom out" onClick={() => map.zoomOut()}>
        <Minus size={18} aria-hidden />
      </IconButton>
    </div>
  );
}
