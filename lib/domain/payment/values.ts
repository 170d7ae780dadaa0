export const paymentMethods = ["card", "cash"] as const;
export const paymentStatuses = [
  "pending",
  "succeeded",
  "failed",
  "cancelled",
  "declined",
  "refunded",
] as const;
