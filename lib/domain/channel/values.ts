/** The channels outside the app. */
export const outsideChannels = ["email", "push", "sms", "whatsapp"] as const;
export type OutsideChannel = (typeof outsideChannels)[number];
