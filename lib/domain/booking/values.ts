/** The shortest and the longest stay. */
export const MIN_MINUTES = 15;
export const MAX_MINUTES = 30 * 24 * 60;
/** How far ahead a stay can start. */
export const MAX_DAYS_AHEAD = 180;
/** How long a slot is held for its payment. */
export const HOLD_MINUTES = 5;

export const bookingOrderings = [
  "start_time",
  "-start_time",
  "end_time",
  "-end_time",
  "created_at",
  "-created_at",
  "number",
  "-number",
] as const;

/** Why a cash payment was cancelled whose booking is paid by card after all. */
export const PAID_BY_CARD = "paid by card instead";
