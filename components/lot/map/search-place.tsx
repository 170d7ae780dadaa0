import type { Map } from "maplibre-gl";
import { createPortal } from "react-dom";
import type { Place } from "./place";
import { useMarker } from "./use-marker";
import { WALK_MINUTES, walkRing } from "./walk-ring";

/** The middle of the search as a dot, and the words at the ring around it. */
export function SearchPlace({ map, place }: { map: Map; place: Place }) {
  const dot = useMarker(map, place);
  const [longitude, latitude] = walkRing(place)[0]!;
  const label = useMarker(map, { longitude, latitude });
  return (
    <>
      {createPortal(
        <span className="block size-4 rounded-full border-3 border-card bg-ink shadow-card" />,
        dot.getElement(),
      )}
      {createPortal(
        <span className="rounded-full bg-card/85 px-2 py-0.5 font-sans text-xs text-muted">
          {WALK_MINUTES} min walk
        </span>,
        label.getElement(),
      )}
    </>
  );
}
