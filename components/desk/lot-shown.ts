import type { Lot } from "@/lib/domain/lot/schema";

/** A person's lots by their number. */
export const byNumber = (lots: readonly Lot[]): Lot[] =>
  [...lots].sort((one, other) => one.number - other.number);

/** The lot that the dashboard shows: the chosen one, else the first. */
export const lotShown = (lots: readonly Lot[], chosen: string | null): Lot | undefined =>
  lots.find((lot) => lot.id === chosen) ?? byNumber(lots)[0];
