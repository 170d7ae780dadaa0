import { Navigation } from "lucide-react";
import { buttonClass } from "@/components/ui/button";

interface DirectionsLinkProps {
  lot: { latitude: number; longitude: number };
  wide?: boolean;
}

/** Opens a map with the route to the lot in a new tab. */
export function DirectionsLink({ lot, wide = false }: DirectionsLinkProps) {
  return (
    <a
      href={`https://www.openstreetmap.org/directions?to=${lot.latitude},${lot.longitude}`}
      target="_blank"
      rel="noreferrer"
      className={buttonClass({ variant: "secondary", wide })}
    >
      <Navigation size={18} aria-hidden />
      Directions
    </a>
  );
}
