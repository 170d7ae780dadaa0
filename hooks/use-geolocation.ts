"use client";
import { useState } from "react";
import { MINUTE_MS } from "@/lib/core/duration";

const problems: Record<number, string> = {
  1: "Location access is blocked in this browser. Search by name instead.",
  2: "Your location could not be found. Search by name instead.",
  3: "Finding your location took too long. Try again.",
};

/** Reads the device's location on request, rounded to about 100 m: "14.600,120.984". */
export function useGeolocation(onLocation: (location: string) => void) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  function ask() {
    if (!("geolocation" in navigator)) return setProblem(problems[2] ?? null);
    setPending(true);
    setProblem(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPending(false);
        onLocation(`${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`);
      },
      ({ code }) => {
        setPending(false);
        setProblem(problems[code] ?? null);
      },
      { timeout: 10_000, maximumAge: MINUTE_MS },
    );
  }
  return { ask, pending, problem };
}
