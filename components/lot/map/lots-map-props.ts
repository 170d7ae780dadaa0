import type { Lot } from "@/lib/domain/lot/schema";
import type { Stay } from "../stay";

export interface MapArea {
  /** "7.072,125.609" */
  near: string;
  radiusKm: number;
}

export interface LotsMapProps {
  lots: readonly Lot[];
  stay: Stay;
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
