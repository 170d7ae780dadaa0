import { clsx } from "clsx";
import {
  Accessibility,
  Cctv,
  Clock,
  Droplets,
  Hand,
  Umbrella,
  Zap,
  type LucideIcon,
} from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { Lot } from "@/lib/domain/lot/schema";

const looks: Record<Lot["features"][number], readonly [string, LucideIcon]> = {
  ev: ["EV", Zap],
  covered: ["Covered", Umbrella],
  accessible: ["Accessible", Accessibility],
  cctv: ["CCTV", Cctv],
  "24h": ["Staffed 24 h", Clock],
  carwash: ["Wash", Droplets],
};

interface FeatureListProps extends Pick<Lot, "features" | "mode"> {
  /** Shows three at most, on a phone two, and how many more there are. */
  isShort?: boolean;
}
const SHORT = 3;
const SHORT_ON_PHONE = 2;

export function FeatureList({ features, mode, isShort = false }: FeatureListProps) {
  const taken = mode === "request" ? 1 : 0;
  const more = (shown: number) => features.length + taken - shown;
  const isOver = (index: number, shown: number) => isShort && index + taken >= shown;
  return (
    <span className="flex flex-wrap gap-1.5">
      {mode === "request" && (
        <Badge tone="info" icon={<Hand size={13} aria-hidden />}>
          On request
        </Badge>
      )}
      {features.map((feature, index) => {
        const [word, Icon] = looks[feature];
        return (
          <Badge
            key={feature}
            className={clsx(
              isOver(index, SHORT_ON_PHONE) && "max-sm:hidden",
              isOver(index, SHORT) && "sm:hidden",
            )}
            icon={<Icon size={13} aria-hidden />}
          >
            {word}
          </Badge>
        );
      })}
      {isShort && more(SHORT_ON_PHONE) > 0 && (
        <Badge className="sm:hidden">+{more(SHORT_ON_PHONE)}</Badge>
      )}
      {isShort && more(SHORT) > 0 && <Badge className="max-sm:hidden">+{more(SHORT)}</Badge>}
    </span>
  );
}
