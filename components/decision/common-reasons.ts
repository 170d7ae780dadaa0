/** One-tap reasons for saying no; the driver reads them. */
export const commonReasons = {
  cash: ["No cash was paid at the desk", "The amount was not right", "The driver left"],
  request: [
    "The slot is closed for repairs",
    "The lot is reserved for an event",
    "The vehicle does not fit",
  ],
} as const;
