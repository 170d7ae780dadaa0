export const vehicleTypes = ["motorcycle", "car", "suv", "van"] as const;

/** What a plate must match, once it is trimmed and in upper case, and what is said otherwise. */
export const plateRules = [
  { pattern: /^[A-Z0-9 -]{2,15}$/, message: "2–15 letters, digits, spaces and dashes." },
  { pattern: /[A-Z0-9]{2}|[A-Z0-9].*[A-Z0-9]/, message: "Enter a vehicle number." },
] as const;
