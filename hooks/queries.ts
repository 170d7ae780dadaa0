import type { listBookings } from "@/lib/domain/booking/client";
import type { Input } from "@/lib/http/endpoint";
import { PAGE_SIZE } from "./realtime/next-page";

// What pages ask for first. The server asks the same beforehand, so that no browser has to.

export type BookingFilters = NonNullable<Input<typeof listBookings>["query"]>;
export interface NotificationFilters {
  notification_types?: string;
  is_read?: "true" | "false";
  search?: string;
  lot?: string;
  archived?: "true" | "all";
  snoozed?: "true" | "all";
  ordering?: string;
}

export const openBookings: BookingFilters = {
  status: "pending_payment,requested,confirmed,active,overstay",
  ordering: "start_time",
  page_size: "20",
};
/**
 * Bookings with a running or recently ended countdown. Ended ones are included, because the alarm
 * of their end may still be due.
 */
export const countdownBookings: BookingFilters = {
  status: "active,overstay,expired,completed",
  ordering: "-end_time",
  page_size: "5",
};
/** A driver holds one slot at most. */
export const heldBooking: BookingFilters = { status: "held", page_size: "1" };
export const recentBookings: BookingFilters = {
  status: "completed,expired",
  ordering: "-end_time",
  page_size: "20",
};
export const waitingBookings: BookingFilters = {
  waiting: "true",
  ordering: "created_at",
  page_size: "20",
};
export const shiftBookings: BookingFilters = {
  status: "active,overstay,confirmed,pending_payment",
  ordering: "start_time",
  page_size: "100",
};
export const newBookingsOf = (lot: string): BookingFilters => ({
  lot,
  status: "pending_payment,requested,confirmed,active,overstay,completed,expired,no_show",
  ordering: "-created_at",
  page_size: "8",
});

export const myLots = { mine: "true", page_size: "100" } as const;
/** The lots that an announcement can be for. */
export const lotChoice = { page_size: "100", ordering: "name" } as const;
/** Every row of a list that never has more. */
export const allRows = { page_size: "100" } as const;

export const sessionRows = { page_size: "50" } as const;
export const announcementRows = { page_size: "20" } as const;

const UNREAD_FIRST = "is_read,-created_at";
/** Unread first and then newest, 20 a page. */
export const notificationsBy = (filters: NotificationFilters) => ({
  ordering: UNREAD_FIRST,
  page_size: String(PAGE_SIZE),
  ...filters,
});
