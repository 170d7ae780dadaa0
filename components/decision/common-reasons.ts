/** Suggested reasons for a decline. Whoever asked sees the chosen one. */
export const commonReasons = {
  cash: ["No cash was paid at the desk", "The amount was wrong", "The driver left"],
  owner: ["The address could not be confirmed", "This is a driver's account", "Entered twice"],
  request: [
    "The slot is closed for repairs",
    "The lot is reserved for an event",
    "The vehicle does not fit",
  ],
} as const;
