import type { Lot } from "@/lib/domain/lot/schema";

export const featureNames: Record<Lot["features"][number], string> = {
  ev: "EV charging",
  covered: "Covered",
  accessible: "Accessible",
  cctv: "CCTV",
  "24h": "Staffed 24 h",
  carwash: "Car wash",
};
