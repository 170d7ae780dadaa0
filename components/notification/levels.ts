import {
  CheckCheck,
  CircleCheck,
  CircleX,
  Info,
  TriangleAlert,
  type LucideIcon,
} from "lucide-react";
import type { Level } from "@/lib/event/event";

interface LevelLook {
  word: string;
  icon: LucideIcon;
  square: string;
  bar: string;
  vibrate: number[];
}

/** How each of the five levels looks and feels: never colour alone, always icon and word (S1.39–S1.43). */
export const levelLook: Record<Level, LevelLook> = {
  success: {
    word: "Success",
    icon: CircleCheck,
    square: "bg-ok-soft text-ok",
    bar: "bg-ok",
    vibrate: [150],
  },
  error: {
    word: "Error",
    icon: CircleX,
    square: "bg-bad-soft text-bad",
    bar: "bg-bad",
    vibrate: [100, 50, 100],
  },
  warning: {
    word: "Warning",
    icon: TriangleAlert,
    square: "bg-warn-soft text-warn",
    bar: "bg-warn",
    vibrate: [100],
  },
  info: {
    word: "Information",
    icon: Info,
    square: "bg-info-soft text-info",
    bar: "bg-info",
    vibrate: [],
  },
  confirm: {
    word: "Confirmed",
    icon: CheckCheck,
    square: "bg-ok-soft text-ok",
    bar: "bg-ok",
    vibrate: [150, 100, 150],
  },
};
