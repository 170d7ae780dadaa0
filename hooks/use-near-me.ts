"use client";
import { useState } from "react";

const problems: Record<number, string> = {
  1: "Your browser does not share your place. Search by name instead.",
  2: "Your place could not be found. Search by name instead.",
  3: "Finding your place took too long. Try again.",
};

/** Asks for the place of this device, only when the person wants it; kept to about a hundred metres. */
export function useNearMe(onPlace: (place: string) => void) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  function ask() {
    if (!("geolocation" in navigator)) return setProblem(problems[2] ?? null);
    setPending(true);
    setProblem(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPending(false);
        onPlace(`${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`);
      },
      ({ code }) => {
        setPending(false);
        setProblem(problems[code] ?? null);
      },
      { timeout: 10_000, maximumAge: 60_000 },
    );
  }
  return { ask, pending, problem };
}
