import type { Lot } from "@/lib/domain/lot/schema";

export interface MapArea {
  /** "7.072,125.609" */
  near: string;
  radiusKm: number;
}

export interface LotsMapProps {
  lots: readonly Lot[];
  minutes: number;
  /** The middle of the search: "7.072,125.609". */
  near: string | null;
  selectedId: string | null;
  onSelect: (id: string | null) => void;
  onSearchArea: (area: MapArea) => void;
  onLocate: () => void;
  /** The address of an operator's own style; null for the demo's map. */
  styleUrl: string | null;
  /** The map cannot be drawn here. */
  onFailed: () => void;
}
