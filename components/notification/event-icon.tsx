import {
  BadgeCheck,
  Banknote,
  BellRing,
  CalendarClock,
  CalendarX,
  CarFront,
  CircleCheck,
  CircleX,
  CreditCard,
  Hourglass,
  Megaphone,
  Receipt,
  RotateCw,
  ShieldAlert,
  Timer,
  TimerOff,
  TriangleAlert,
  Undo2,
  UserRoundPlus,
  Wrench,
  type LucideIcon,
} from "lucide-react";
import { clientEvents } from "@/lib/event/client";
import type { Level } from "@/lib/event/event";
import type { EventIconName } from "@/lib/event/icon";
import { levelStyles } from "./level-styles";

const icons: Record<EventIconName, LucideIcon> = {
  "badge-check": BadgeCheck,
  banknote: Banknote,
  "bell-ring": BellRing,
  "calendar-clock": CalendarClock,
  "calendar-x": CalendarX,
  "car-front": CarFront,
  "circle-check": CircleCheck,
  "circle-x": CircleX,
  "credit-card": CreditCard,
  hourglass: Hourglass,
  megaphone: Megaphone,
  receipt: Receipt,
  "rotate-cw": RotateCw,
  "shield-alert": ShieldAlert,
  timer: Timer,
  "timer-off": TimerOff,
  "triangle-alert": TriangleAlert,
  "undo-2": Undo2,
  "user-round-plus": UserRoundPlus,
  wrench: Wrench,
};

export function EventIcon({ event_type, level }: { event_type: string; level: Level }) {
  const known = clientEvents.get(event_type);
  const Icon = known ? icons[known.icon] : levelStyles[level].icon;
  return <Icon aria-hidden size={18} strokeWidth={1.75} />;
}
