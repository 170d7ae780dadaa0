import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Booking } from "@/lib/domain/booking/schema";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { versionOf } from "@/lib/domain/lot/values";
import type { ServerMessages } from "@/lib/realtime/protocol";
import { invalidateSoon } from "./invalidate-soon";

/**
 * Merges an update into every cached copy of a booking, unless the copy is newer. It has the state
 * alone: the rest of older copies, and lists that may lack the booking, are fetched again.
 */
export function patchBooking(
  client: QueryClient,
  { booking: update, server_time }: ServerMessages["booking_update"],
): void {
  const merge = (booking: Booking): Booking =>
    booking.id === update.id && update.version >= booking.version
      ? { ...booking, ...update, server_time }
      : booking;
  const isOlder = (booking: Booking) =>
    booking.id === update.id && booking.version < update.version;
  const cached = client.getQueriesData<unknown>({ queryKey: ["bookings"] });
  const outdated = cached.filter(([, data]) => hasEntity<Booking>(data, isOlder));
  client.setQueriesData<unknown>({ queryKey: ["bookings"] }, (data: unknown) =>
    mapEntities<Booking>(data, merge),
  );
  const isKnown = cached.some(([, data]) =>
    hasEntity<Booking>(data, (booking) => booking.id === update.id),
  );
  invalidateSoon(client, isKnown ? outdated.map(([key]) => key) : [["bookings"]]);
}

function hasEntity<T extends { id: string }>(data: unknown, matches: (entity: T) => boolean) {
  let isFound = false;
  mapEntities<T>(data, (entity) => {
    isFound ||= matches(entity);
    return entity;
  });
  return isFound;
}

/** Updates the slots of a lot. Another layout, or one of another time range, is fetched again. */
export function patchSlots(
  client: QueryClient,
  { lot_id, slots, available_slots, layout_version }: ServerMessages["slot_update"],
): void {
  const updates = new Map(slots.map((slot) => [slot.id, slot]));
  for (const { key, data, isRange } of plansOf(client, lot_id)) {
    if (isRange || versionOf(data) !== layout_version) invalidateSoon(client, [key]);
    else
      client.setQueryData(
        key,
        data.map((slot) => ({ ...slot, ...updates.get(slot.id) })),
      );
  }
  const merge = (lot: Lot): Lot => (lot.id === lot_id ? { ...lot, available_slots } : lot);
  client.setQueriesData<unknown>({ queryKey: ["lots"] }, (data: unknown) =>
    mapEntities<Lot>(data, merge),
  );
}

/** Fetches the plans of a lot again that show another layout than this version. */
export const checkLayout = (client: QueryClient, lotId: string, version: string): void =>
  invalidateSoon(
    client,
    plansOf(client, lotId)
      .filter(({ data }) => versionOf(data) !== version)
      .map(({ key }) => key),
  );

interface CachedPlan {
  key: QueryKey;
  data: Slot[];
  isRange: boolean;
}

function plansOf(client: QueryClient, lotId: string): CachedPlan[] {
  const cached = client.getQueriesData<Slot[]>({ queryKey: ["slots"] });
  return cached.flatMap(([key, data]) => {
    const input = key[2] as
      { params?: { id?: string }; query?: { from?: string; to?: string } } | undefined;
    if (input?.params?.id !== lotId || !data) return [];
    return [{ key, data, isRange: Boolean(input.query?.from || input.query?.to) }];
  });
}

/** Maps the entities of a cached answer: one entity, a page or pages of them. */
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
