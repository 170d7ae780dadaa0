import { cache } from "react";
import { connect } from "@/lib/core/db";
import { getLot } from "@/lib/domain/booking/read/lots";

/** The lot of the address, read once for the page and its title; null when there is none. */
export const findLot = cache(async (id: string) => {
  await connect();
  return getLot(id).catch(() => null);
});
