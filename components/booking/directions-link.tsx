import { Navigation } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { addressLine, directionsTo } from "@/lib/domain/lot/rules";
import type { Booking } from "@/lib/domain/booking/schema";

interface DirectionsLinkProps {
  lot: { latitude: number; longitude: number };
  wide?: boolean;
}

/** Opens a map with the route to the lot in a new tab. */
export function DirectionsLink({ lot, wide = false }: DirectionsLinkProps) {
  return (
    <a
      href={directionsTo(lot)}
      target="_blank"
      rel="noreferrer"
      className={buttonClass({ variant: "secondary", wide })}
    >
      <Navigation size={18} aria-hidden />
      Directions
    </a>
  );
}

/** The address of a booked lot, which opens the route to it. */
export function AddressLink({ lot }: { lot: Booking["lot"] }) {
  const line = addressLine(lot);
  return (
    <a
      href={directionsTo(lot)}
      target="_blank"
      rel="noreferrer"
      aria-label={`${line}: directions`}
      className="underline underline-offset-4 print:no-underline"
    >
      {line}
    </a>
  );
}
