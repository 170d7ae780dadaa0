import {
  CheckCheck,
  CircleCheck,
  CircleX,
  Info,
  TriangleAlert,
  type LucideIcon,
} from "lucide-react";
import type { Level } from "@/lib/event/event";

interface LevelStyle {
  word: string;
  icon: LucideIcon;
  square: string;
  bar: string;
  vibrate: number[];
}

/** How each level is shown. Icon and word carry the meaning, so that colour alone never does. */
export const levelStyles: Record<Level, LevelStyle> = {
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
