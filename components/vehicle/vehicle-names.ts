import type { Vehicle } from "@/lib/domain/vehicle/schema";

/** The kinds of vehicle as they read in a sentence. */
export const vehicleNames: Record<Vehicle["type"], string> = {
  motorcycle: "motorcycle",
  car: "car",
  suv: "SUV",
  van: "van",
};
