import type { QueryClient } from "@tanstack/react-query";
import type { Booking } from "@/lib/domain/booking/schema";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import type { ServerMessages } from "@/lib/realtime/protocol";

/** Merges a booking's news into every list and page that shows it; an older version never replaces a newer one. */
export function patchBooking(
  client: QueryClient,
  { booking: news, server_time }: ServerMessages["booking_update"],
): void {
  const merge = (booking: Booking): Booking =>
    booking.id === news.id && news.version >= booking.version
      ? { ...booking, ...news, server_time }
      : booking;
  client.setQueriesData<unknown>({ queryKey: ["bookings"] }, (data: unknown) =>
    mapEntities<Booking>(data, merge),
  );
}

/** Changes the slots of a lot's plan. A plan of another time range cannot know and asks again. */
export function patchSlots(
  client: QueryClient,
  { lot_id, slots, available_slots }: ServerMessages["slot_update"],
): void {
  const news = new Map(slots.map((slot) => [slot.id, slot]));
  for (const [key, data] of client.getQueriesData<Slot[]>({ queryKey: ["slots"] })) {
    const input = key[2] as
      { params?: { id?: string }; query?: { from?: string; to?: string } } | undefined;
    if (input?.params?.id !== lot_id || !data) continue;
    if (input.query?.from || input.query?.to)
      void client.invalidateQueries({ queryKey: key, exact: true });
    else
      client.setQueryData(
        key,
        data.map((slot) => ({ ...slot, ...news.get(slot.id) })),
      );
  }
  const merge = (lot: Lot): Lot => (lot.id === lot_id ? { ...lot, available_slots } : lot);
  client.setQueriesData<unknown>({ queryKey: ["lots"] }, (data: unknown) =>
    mapEntities<Lot>(data, merge),
  );
}

/** One entity, a page of them or pages of them: the three shapes in which an answer stands in the cache. */
export function mapEntities<T extends { id: string }>(
  data: unknown,
  change: (entity: T) => T,
): unknown {
  if (!data || typeof data !== "object") return data;
  if ("pages" in data && Array.isArray(data.pages))
    return { ...data, pages: data.pages.map((page: unknown) => mapEntities(page, change)) };
  if ("results" in data && Array.isArray(data.results))
    return { ...data, results: data.results.map((entity: T) => change(entity)) };
  return "id" in data ? change(data as T) : data;
}
