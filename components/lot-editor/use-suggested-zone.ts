"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useWatch, type UseFormReturn } from "react-hook-form";
import { allZones, canonicalZone } from "@/lib/core/time-zones";
import type { CheckedLot, ShownLot } from "./new-lot-check";
import { currencyOf } from "./zone-currency";

/**
 * Chooses the time zone of a new lot by its place, and its currency by the zone, each until
 * somebody chooses it by hand, which the two functions tell it.
 */
export function useSuggestedZone({
  control,
  setValue,
}: UseFormReturn<ShownLot, unknown, CheckedLot>) {
  const [latitude, longitude] = useWatch({ control, name: ["latitude", "longitude"] });
  const chosen = useRef({ zone: false, currency: false });
  function suggestCurrency(zone: string) {
    const currency = currencyOf(zone);
    if (currency && !chosen.current.currency) setValue("currency", currency);
  }
  const suggestZone = useEffectEvent((zone: string) => {
    if (chosen.current.zone || !allZones().includes(zone)) return;
    setValue("timezone", zone);
    suggestCurrency(zone);
  });
  useEffect(() => {
    const place = [latitude, longitude].map((text) => (text.trim() ? Number(text) : NaN));
    if (!place.every(Number.isFinite)) return;
    let isWanted = true;
    void zoneAt(place[0]!, place[1]!).then((zone) => {
      if (isWanted && zone) suggestZone(zone);
    });
    return () => {
      isWanted = false;
    };
  }, [latitude, longitude]);
  return {
    onZoneChosen: (zone: string) => {
      chosen.current.zone = true;
      suggestCurrency(zone);
    },
    onCurrencyChosen: () => {
      chosen.current.currency = true;
    },
  };
}

/** The time zone of a place; null where there is none, as beyond a pole. */
async function zoneAt(latitude: number, longitude: number): Promise<string | null> {
  const { default: lookUp } = await import("@photostructure/tz-lookup");
  try {
    return canonicalZone(lookUp(latitude, longitude));
  } catch {
    return null;
  }
}
