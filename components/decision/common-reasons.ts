/** Suggested reasons for a decline. The driver sees the chosen one. */
export const commonReasons = {
  cash: ["No cash was paid at the desk", "The amount was wrong", "The driver left"],
  request: [
    "The slot is closed for repairs",
    "The lot is reserved for an event",
    "The vehicle does not fit",
  ],
} as const;
