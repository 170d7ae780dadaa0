import { offlinePage } from "./offline-page";
import { readBookings } from "./kept-bookings";

/** The page from the network, else one of our own. */
export async function load(event: FetchEvent): Promise<Response> {
  try {
    return ((await event.preloadResponse) as Response | undefined) ?? (await fetch(event.request));
  } catch {
    return offlinePage(await readBookings().catch(() => ({ passes: [], recent: [], aheadMs: 0 })));
  }
}
