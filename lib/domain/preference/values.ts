/** Seconds that a toast stays until the person chooses otherwise. */
export const DEFAULT_TOAST_SECONDS = 4 as const;

/** The channels outside the app. */
export const outsideChannels = ["email", "push", "sms", "whatsapp"] as const;
export type OutsideChannel = (typeof outsideChannels)[number];
