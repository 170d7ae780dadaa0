/** What became of a message, as clients see it. */
export const deliveryStatuses = ["pending", "sent", "failed", "cancelled"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];
