"use client";
import { useState } from "react";
import { MINUTE_MS } from "@/lib/core/duration";

const problems: Record<number, string> = {
  1: "Location access is blocked in this browser.",
  2: "Your location could not be found.",
  3: "Finding your location took too long.",
};

/** What to do when there is no location, and how exact it is: 3 digits are about 100 m. */
const usual = { instead: "Search by name instead.", digits: 3 };

/** Reads the device's location on request: "14.600,120.984". */
export function useGeolocation(
  onLocation: (location: string) => void,
  { instead, digits } = usual,
) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  function ask() {
    const fail = (code: number) =>
      setProblem(code in problems ? `${problems[code]} ${instead}` : null);
    if (!("geolocation" in navigator)) return fail(2);
    setPending(true);
    setProblem(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPending(false);
        onLocation(`${coords.latitude.toFixed(digits)},${coords.longitude.toFixed(digits)}`);
      },
      ({ code }) => {
        setPending(false);
        fail(code);
      },
      { timeout: 10_000, maximumAge: MINUTE_MS },
    );
  }
  return { ask, pending, problem };
}
