"use client";
import { parseAsString, useQueryState } from "nuqs";
import { useMyLots } from "@/hooks/use-lot";
import { byNumber, lotShown } from "./lot-shown";

/** The lot shown on the dashboard: the one named in the URL, else the first. */
export function useChosenLot() {
  const mine = useMyLots();
  const [chosen, choose] = useQueryState("lot", parseAsString);
  const lots = byNumber(mine.data?.results ?? []);
  const lot = lotShown(lots, chosen);
  return { mine, lots, lot, choose: (id: string) => void choose(id) };
}
