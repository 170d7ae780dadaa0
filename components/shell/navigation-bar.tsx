"use client";
import { useNavigating } from "@/hooks/navigation";

/** A line at the top of the screen until the next page is there. The old page stays until then. */
export function NavigationBar() {
  if (!useNavigating()) return null;
  return (
    <div
      role="progressbar"
      aria-label="Loading the page"
      className="fixed inset-x-0 top-0 z-80 h-[3px] origin-left animate-advance bg-ink"
    />
  );
}
