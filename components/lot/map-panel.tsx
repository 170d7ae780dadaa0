"use client";
import { clsx } from "clsx";
import { lazy, Suspense, type ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { LotsMapProps } from "./map/lots-map-props";

const LotsMap = lazy(() => import("./map/lots-map"));

interface MapPanelProps extends LotsMapProps {
  /** On a phone, where the map takes the place of the list. */
  isShown: boolean;
  /** The code of the map is large: it is loaded when there is room for a map. */
  isLoaded: boolean;
  selected: ReactNode;
}

/** The map beside the list, with the selected lot over it. */
export function MapPanel({ isShown, isLoaded, selected, ...map }: MapPanelProps) {
  return (
    <div
      className={clsx(
        "relative overflow-hidden border border-line bg-card",
        "max-lg:-mx-5 max-lg:h-[calc(100dvh-276px)] max-lg:border-x-0",
        "lg:sticky lg:top-8 lg:h-[calc(100dvh-64px)] lg:rounded-card",
        !isShown && "max-lg:hidden",
      )}
    >
      {isLoaded && (
        <Suspense fallback={<Skeleton className="h-full" />}>
          <LotsMap {...map} />
        </Suspense>
      )}
      {selected && (
        <div className="absolute inset-x-3 bottom-3 lg:inset-x-4 lg:bottom-4">{selected}</div>
      )}
    </div>
  );
}
