import { Badge, type Tone } from "@/components/ui/badge";
import type { Lot } from "@/lib/domain/lot/schema";

const states: Record<Lot["status"], readonly [string, Tone]> = {
  active: ["Open", "ok"],
  maintenance: ["Maintenance", "warn"],
  closed: ["Closed", "quiet"],
};

export function LotState({ status }: Pick<Lot, "status">) {
  const [word, tone] = states[status];
  return <Badge tone={tone}>{word}</Badge>;
}
