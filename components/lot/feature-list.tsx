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
  "24h": ["24 h", Clock],
  carwash: ["Wash", Droplets],
};

export function FeatureList({ features, mode }: Pick<Lot, "features" | "mode">) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {mode === "request" && (
        <Badge tone="info" icon={<Hand size={13} aria-hidden />}>
          On request
        </Badge>
      )}
      {features.map((feature) => {
        const [word, Icon] = looks[feature];
        return (
          <Badge key={feature} icon={<Icon size={13} aria-hidden />}>
            {word}
          </Badge>
        );
      })}
    </span>
  );
}
