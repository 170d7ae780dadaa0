import "@/components/ui/schemas-without-eval";
import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import { newLot } from "@/lib/domain/lot/schema";
import { rateOf } from "./typed-values";

const degrees = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^-?\d{1,3}(\.\d+)?$/, "Degrees with a point, such as 7.0722.")
    .transform(Number)
    .pipe(z.number().min(-max, `From -${max} to ${max}.`).max(max, `From -${max} to ${max}.`));

const form = newLot
  .pick({ name: true, address: true, city: true, timezone: true, currency: true, mode: true })
  .extend({
    latitude: degrees(90),
    longitude: degrees(180),
    hourly_rate: z.string().transform(rateOf).pipe(newLot.shape.hourly_rate),
  });
export type CheckedLot = z.output<typeof form>;
export interface ShownLot {
  name: string;
  address: string;
  city: string;
  latitude: string;
  longitude: string;
  timezone: string;
  hourly_rate: string;
  currency: CheckedLot["currency"];
  mode: CheckedLot["mode"];
}

export const resolver = zodResolver(form as unknown as z.ZodType<CheckedLot, ShownLot>);
