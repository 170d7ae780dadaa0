"use client";
import { clsx } from "clsx";
import { LocateFixed, Minus, Plus } from "lucide-react";
import type { Map } from "maplibre-gl";
import { IconButton } from "@/components/ui/button";

interface MapControlsProps {
  map: Map;
  onLocate: () => void;
  /** The selected lot's card is below them. */
  isRaised: boolean;
}

const frame = clsx(
  "absolute right-4 grid divide-y divide-line rounded-control border border-line bg-card",
  "shadow-card",
);

/** Beside the map's gestures: where one is, and the zoom. */
export function MapControls({ map, onLocate, isRaised }: MapControlsProps) {
  return (
    <div className={clsx(frame, isRaised ? "bottom-44" : "bottom-4")}>
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
