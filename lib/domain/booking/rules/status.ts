import type { BookingStatus } from "../schema";

/** The statuses that a booking may move to, by its present status. */
const moves: Record<BookingStatus, readonly BookingStatus[]> = {
  held: ["pending_payment", "requested", "confirmed", "active", "cancelled"],
  pending_payment: ["confirmed", "active", "cancelled", "declined"],
  requested: ["pending_payment", "confirmed", "active", "cancelled", "declined"],
  confirmed: ["active", "cancelled", "declined", "no_show"],
  active: ["completed", "expired", "overstay", "cancelled"],
  overstay: ["completed"],
  completed: [],
  expired: [],
  cancelled: [],
  declined: [],
  no_show: [],
};

export const canMove = (from: BookingStatus, to: BookingStatus): boolean =>
  moves[from].includes(to);
/** Statuses of a booking that lies ahead or runs: neither a hold nor over. */
export const openStatuses = [
  "pending_payment",
  "requested",
  "confirmed",
  "active",
  "overstay",
] as const satisfies readonly BookingStatus[];
const open: ReadonlySet<BookingStatus> = new Set(openStatuses);
export const isOpen = ({ status }: { status: BookingStatus }): boolean => open.has(status);

export const endedStatuses = [
  "completed",
  "expired",
  "cancelled",
  "no_show",
] as const satisfies readonly BookingStatus[];

/** Whether the card of a booking that waits for cash is being charged at this moment. */
export const isChargedInsteadOfCash = ({
  status,
  payment_method,
}: {
  status: BookingStatus;
  payment_method: "card" | "cash" | null;
}): boolean => status === "pending_payment" && payment_method === "card";

/** A status in a sentence: "pending payment". */
export const statusWords = (status: BookingStatus): string => status.replaceAll("_", " ");
