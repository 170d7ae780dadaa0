"use client";
import { LocateFixed } from "lucide-react";
import { createContext, lazy, Suspense, useContext } from "react";
import { placeOf, type Place } from "@/components/lot/map/place";
import { Button } from "@/components/ui/button";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { Skeleton } from "@/components/ui/skeleton";
import { useGeolocation } from "@/hooks/use-geolocation";
import { useFirstInput } from "@/hooks/use-first-input";
import { useNear } from "@/hooks/use-near";

const PlacePin = lazy(() => import("./place-pin"));

/** The address of an operator's own style of maps. */
const MapStyleContext = createContext<string | null>(null);
export const MapStyleProvider = MapStyleContext.Provider;

const location = { instead: "Set the pin on the map instead.", digits: 5 };

/** Where the pin stands until a place is chosen. */
const DAVAO: Place = { latitude: 7.0715, longitude: 125.612 };

interface PlaceMapProps {
  /** The degrees as they are typed. */
  typed: string;
  onPlace: (place: Place) => void;
}

/** The place of a lot on a map, beside its fields of degrees. */
export function PlaceMap({ typed, onPlace }: PlaceMapProps) {
  const { ask, pending, problem } = useGeolocation((near) => {
    const place = placeOf(near);
    if (place) onPlace(place);
  }, location);
  const styleUrl = useContext(MapStyleContext);
  const chosen = placeOf(typed);
  // The code of maps is large: it waits until somebody uses the page, and the map is near.
  const { ref, isNear } = useNear<HTMLDivElement>();
  const hasActed = useFirstInput();
  const skeleton = <Skeleton className="h-60 rounded-control" />;
  return (
    <div ref={ref} className="grid gap-2">
      <ErrorBoundary fallback={() => <p>The map cannot be drawn here. Type the degrees.</p>}>
        {isNear && hasActed ? (
          <Suspense fallback={skeleton}>
            <PlacePin
              place={chosen ?? DAVAO}
              isChosen={chosen !== null}
              onPlace={onPlace}
              styleUrl={styleUrl}
            />
          </Suspense>
        ) : (
          skeleton
        )}
      </ErrorBoundary>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <Button
          variant="secondary"
          size="small"
          pending={pending}
          icon={<LocateFixed size={17} aria-hidden />}
          onClick={ask}
        >
          Use my location
        </Button>
        <p role="status">{problem ?? "Tap the map or drag the pin to the entrance."}</p>
      </div>
    </div>
  );
}
