import {
  BadgeCheck,
  Banknote,
  CalendarClock,
  CalendarX,
  CarFront,
  CircleCheck,
  CircleX,
  CreditCard,
  Hourglass,
  Receipt,
  RotateCw,
  Timer,
  TimerOff,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import { definitionOf } from "@/lib/event/catalogue";
import type { Level } from "@/lib/event/event";
import { levelLook } from "./levels";

/** The catalogue names its icons; here the names become pictures. */
const icons: Record<string, LucideIcon> = {
  "badge-check": BadgeCheck,
  banknote: Banknote,
  "calendar-clock": CalendarClock,
  "calendar-x": CalendarX,
  "car-front": CarFront,
  "circle-check": CircleCheck,
  "circle-x": CircleX,
  "credit-card": CreditCard,
  hourglass: Hourglass,
  receipt: Receipt,
  "rotate-cw": RotateCw,
  timer: Timer,
  "timer-off": TimerOff,
  "triangle-alert": TriangleAlert,
  "undo-2": Undo2,
};

export function EventIcon({ event_type, level }: { event_type: string; level: Level }) {
  const Icon = icons[definitionOf(event_type)?.icon ?? ""] ?? levelLook[level].icon;
  return <Icon aria-hidden size={18} strokeWidth={1.75} />;
}
