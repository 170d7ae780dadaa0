export const vehicleTypes = ["motorcycle", "car", "suv", "van"] as const;

/** A plate as typed, in the form in which it is stored. */
export const tidyPlate = (typed: string): string => typed.normalize("NFKC").trim().toUpperCase();

/**
 * What a tidied plate must match, and what is said otherwise. Latin letters with marks belong to
 * plates, as in "GÖ AB 123"; letters of other scripts look alike and would hide a vehicle.
 */
export const plateRules = [
  { pattern: /^[A-ZÀ-ÖØ-ÞĀ-Ž0-9 -]{2,15}$/, message: "2–15 letters, digits, spaces and dashes." },
  { pattern: /[^ -].*[^ -]/, message: "Enter a vehicle number." },
] as const;

/** What is wrong with a tidied plate, as it is said beside its field. */
export const plateFault = (plate: string): string | undefined =>
  plateRules.find(({ pattern }) => !pattern.test(plate))?.message;
