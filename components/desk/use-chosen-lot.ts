"use client";
import { parseAsString, useQueryState } from "nuqs";
import { useMyLots } from "@/hooks/use-lot";
import type { Lot } from "@/lib/domain/lot/schema";

/** The lot shown on the dashboard: the one named in the URL, else the first. */
export function useChosenLot() {
  const mine = useMyLots();
  const [chosen, choose] = useQueryState("lot", parseAsString);
  const lots: Lot[] = mine.data?.results.toSorted((a, b) => a.number - b.number) ?? [];
  const lot = lots.find((one) => one.id === chosen) ?? lots[0];
  return { mine, lots, lot, choose: (id: string) => void choose(id) };
}
