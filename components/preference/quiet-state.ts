import { formatMoment } from "@/components/ui/format";
import { quietAt } from "@/lib/domain/preference/rules/quiet";
import type { DeliverySettings } from "@/lib/domain/preference/schema";

/** Whether quiet hours are active, and the text that says so, by the rule that the server uses. */
export function quietState(
  { quiet_hours, timezone }: Pick<DeliverySettings, "quiet_hours" | "timezone">,
  now: Date,
): { active: boolean; text: string } {
  if (!quiet_hours.enabled) return { active: false, text: "Off" };
  const { isActive, until } = quietAt(quiet_hours, timezone, now);
  const at = until && formatMoment(until.toISOString(), timezone);
  if (isActive)
    return { active: isActive, text: at ? `Active now until ${at}` : "Active now, all week" };
  return { active: isActive, text: at ? `Starts at ${at}` : "No hours chosen yet" };
}
