"use client";
import {
  cancelBooking,
  createBooking,
  getBooking,
  holdSlot,
  listBookings,
  previewCancel,
  quoteBooking,
  renewBooking,
} from "@/lib/domain/booking/api";
import type { Input, Result } from "@/lib/http/endpoint";
import { useCommand, useEndpoint, useEndpointPages } from "./query";

export type BookingFilters = NonNullable<Input<typeof listBookings>["query"]>;

/** What a booking changes besides itself. */
const refresh = ["bookings", "slots", "lots"] as const;
const inline = { meta: { inline: true } };

export const useBooking = (id: string, enabled = true) =>
  useEndpoint(getBooking, { params: { id } }, { enabled });
export const useBookings = (query: BookingFilters) =>
  useEndpoint(listBookings, { query }, { keepPrevious: true });
export const useBookingPages = (query: BookingFilters) => useEndpointPages(listBookings, { query });

/** Bookings whose clock runs, or has just run out: an ended one stays in sight, so that its end can be told. */
export const useClockedBookings = () =>
  useBookings({
    status: "active,overstay,expired,completed",
    ordering: "-end_time",
    page_size: "5",
  });

export type QuoteRequest = Input<typeof quoteBooking>["body"];
/** A price to look at; it is asked for again when bookings change. */
export const useQuote = (body: QuoteRequest, enabled: boolean) =>
  useEndpoint(
    quoteBooking,
    { body },
    { enabled, retry: false, keepPrevious: true, refetchInterval: 60_000 },
  );
/** A price to pay: fresh, so that it lasts as long as the hold. */
export const useFreshQuote = () => useCommand(quoteBooking, { ...inline, refresh: [] });
export const useHold = () => useCommand(holdSlot, { ...inline, refresh: ["slots", "lots"] });
export const useCreateBooking = () => useCommand(createBooking, { ...inline, refresh });
/** `onMade` is called even when the socket took the old booking's form away before the answer came. */
export const useRenewBooking = (onMade: (made: Result<typeof renewBooking>) => void) =>
  useCommand(renewBooking, { ...inline, refresh, onSuccess: onMade });
export const useCancelBooking = () => useCommand(cancelBooking, { ...inline, refresh });
export const useCancelPreview = (id: string, enabled: boolean) =>
  useEndpoint(previewCancel, { params: { id } }, { enabled, staleTime: 0, gcTime: 0 });
