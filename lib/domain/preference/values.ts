/** Seconds that a toast stays until the person chooses otherwise. */
export const DEFAULT_TOAST_SECONDS = 4 as const;
/** A time of day such as 22:00. */
export const clockTimePattern = /^([01]\d|2[0-3]):[0-5]\d$/;
