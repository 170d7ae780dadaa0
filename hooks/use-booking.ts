"use client";
import { useQueryClient } from "@tanstack/react-query";
import { MINUTE_MS } from "@/lib/core/duration";
import {
  cancelBooking,
  changeBookedVehicle,
  checkVehicle,
  createBooking,
  extendBooking,
  getBooking,
  holdSlot,
  listBookings,
  payBooking,
  previewCancel,
  quoteBooking,
  quoteExtension,
  renewBooking,
} from "@/lib/domain/booking/client";
import type { Booking } from "@/lib/domain/booking/schema";
import type { Input, Result } from "@/lib/http/endpoint";
import { keyOf } from "@/lib/http/query-key";
import { useViewer } from "./use-actor";
import { countdownBookings, heldBooking, type BookingFilters } from "./queries";
import { useCommand, useEndpoint, useEndpointPages, useKnown } from "./query";

/** Tags that a change of a booking makes stale. */
const refresh = ["bookings", "slots", "lots"] as const;
const inline = { meta: { inline: true } };

export const useBooking = (id: string, enabled = true) =>
  useEndpoint(getBooking, { params: { id } }, { enabled });
export const useBookings = (query: BookingFilters, enabled = true) =>
  useEndpoint(listBookings, { query }, { keepPrevious: true, enabled });
export const useKnownBookings = (query: BookingFilters) => useKnown(listBookings, { query });
export const useBookingPages = (query: BookingFilters) => useEndpointPages(listBookings, { query });

export const useCountdownBookings = () => useBookings(countdownBookings);
/** The slot that the driver holds and has not paid; undefined for others. */
export function useHeldBooking(): Booking | undefined {
  const isDriver = useViewer()?.role === "driver";
  return useBookings(heldBooking, isDriver).data?.results[0];
}

/** Whether a vehicle already has a booking during a stay; without a start, from now. */
export const useVehicleCheck = (body: Input<typeof checkVehicle>["body"], enabled: boolean) =>
  useEndpoint(checkVehicle, { body }, { enabled });

export type QuoteRequest = Input<typeof quoteBooking>["body"];
/** A price for display, refreshed every minute and when bookings change. */
export const useQuote = (body: QuoteRequest, enabled: boolean) =>
  useEndpoint(quoteBooking, { body }, { enabled, keepPrevious: true, refetchInterval: MINUTE_MS });
/** Reads the price that is shown for a request, if any. */
export function useShownQuote() {
  const client = useQueryClient();
  return (body: QuoteRequest): Result<typeof quoteBooking> | undefined => {
    const shown = client.getQueryState<Result<typeof quoteBooking>>(keyOf(quoteBooking, { body }));
    return shown?.status === "success" && !shown.isInvalidated ? shown.data : undefined;
  };
}
export const useFreshQuote = () => useCommand(quoteBooking, { ...inline, refresh: [] });
export const useHold = () => useCommand(holdSlot, { ...inline, refresh });
/** `onMade` is called even when the form was unmounted before the answer arrived. */
export const useCreateBooking = (onMade: (made: Result<typeof createBooking>) => void) =>
  useCommand(createBooking, { ...inline, refresh, onSuccess: onMade });
/** `onMade` is as for a new booking. */
export const useRenewBooking = (onMade: (made: Result<typeof renewBooking>) => void) =>
  useCommand(renewBooking, { ...inline, refresh, onSuccess: onMade });
/** The price of an extension, and how far it can go; asked again each minute. */
export const useExtensionQuote = (id: string, minutes: number, enabled = true) =>
  useEndpoint(
    quoteExtension,
    { params: { id }, query: { minutes: String(minutes) } },
    { enabled, keepPrevious: true, refetchInterval: MINUTE_MS },
  );
export const useExtendBooking = () => useCommand(extendBooking, { ...inline, refresh });
/** Pays by card what waits for cash. */
export const usePayBooking = () => useCommand(payBooking, { ...inline, refresh });
export const useChangeBookedVehicle = () => useCommand(changeBookedVehicle, { ...inline, refresh });
export const useCancelBooking = () => useCommand(cancelBooking, { ...inline, refresh });
export const useCancelPreview = (id: string) =>
  useEndpoint(previewCancel, { params: { id } }, { staleTime: 0, gcTime: 0 });
