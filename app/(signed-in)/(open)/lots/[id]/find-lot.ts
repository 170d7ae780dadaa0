import { headers } from "next/headers";
import { cache } from "react";
import { connect } from "@/lib/core/db";
import { getLot } from "@/lib/domain/booking/read/lots";
import { publicOrigin } from "@/lib/http/origin";

/** The lot of the address, read once for the page and its title; null when there is none. */
export const findLot = cache(async (id: string) => {
  await connect();
  return getLot(id).catch(() => null);
});

/** Where the page is, for links to its pictures. */
export async function pageOrigin(): Promise<string> {
  const sent = await headers();
  return publicOrigin(`${sent.get("x-parkmate-protocol") ?? "http"}://${sent.get("host")}`);
}
