import type { Map } from "maplibre-gl";
import { useEffect } from "react";
import { demoStyle, readColours } from "./map-style";

/** Draws the demo's map again in the colours of a theme that was switched. */
export function useMapTheme(map: Map | null, isDemo: boolean): void {
  useEffect(() => {
    if (!map || !isDemo) return;
    const observer = new MutationObserver(() => map.setStyle(demoStyle(readColours())));
    observer.observe(document.documentElement, { attributeFilter: ["class"] });
    return () => observer.disconnect();
  }, [map, isDemo]);
}
