import { Accessibility, Bike, CarFront, Zap, type LucideIcon } from "lucide-react";
import type { SlotKind } from "./plan";

export const kindNames: Record<SlotKind, string> = {
  car: "Car",
  ev: "EV",
  accessible: "Accessible",
  motorcycle: "Motorcycle",
};
const icons: Record<SlotKind, LucideIcon> = {
  car: CarFront,
  ev: Zap,
  accessible: Accessibility,
  motorcycle: Bike,
};

export function KindIcon({ kind, size }: { kind: SlotKind; size: number }) {
  const Icon = icons[kind];
  return <Icon size={size} strokeWidth={2} aria-hidden />;
}
