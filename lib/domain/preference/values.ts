/** Seconds that a toast stays until the person chooses otherwise. */
export const DEFAULT_TOAST_SECONDS = 4 as const;
