import { buttonClass } from "@/components/ui/button";
import { slotQuery } from "@/components/lot/stay-params";
import { isolate } from "@/components/ui/isolate";
import { Link } from "@/components/ui/link";
import { serverNow } from "@/hooks/server-clock";
import { MINUTE_MS } from "@/lib/core/duration";
import { formatDecimal } from "@/lib/core/money";
import type { Alternative } from "@/lib/domain/booking/schema";
import type { ProblemBody } from "@/lib/http/client";

const MAX_SHOWN = 3;

interface AlternativesProps {
  choices: readonly Alternative[];
  /** Slots of other lots are shown with the name of their lot. */
  currentLotId: string;
  /** Without it, each alternative links to its lot. */
  onChoose?: (choice: Alternative) => void;
}

export const alternativesOf = (problem: ProblemBody): Alternative[] =>
  (problem.alternatives ?? []) as Alternative[];

/** Free slots that can be booked instead. */
export function Alternatives({ choices, currentLotId, onChoose }: AlternativesProps) {
  if (choices.length === 0) return null;
  const look = buttonClass({ variant: "secondary", size: "small" });
  return (
    <div className="mt-2.5 grid gap-2 text-ink">
      <p className="text-sm font-[560]">Other free slots</p>
      <ul className="flex flex-wrap gap-2">
        {choices.slice(0, MAX_SHOWN).map((choice) => (
          <li key={choice.slot}>
            {onChoose ? (
              <button type="button" className={look} onClick={() => onChoose(choice)}>
                {labelOf(choice, currentLotId)}
              </button>
            ) : (
              <Link className={look} href={pathOf(choice)}>
                {labelOf(choice, currentLotId)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The slot at the time that was wanted; one that has begun meanwhile is for now. */
function pathOf({ lot, slot_code: code, start_time: from, end_time }: Alternative): string {
  const minutes = Math.round((Date.parse(end_time) - Date.parse(from)) / MINUTE_MS);
  const start = Date.parse(from) > serverNow() ? from : null;
  return `/lots/${lot}?${slotQuery(code, { from: start, minutes })}`;
}

function labelOf(
  { lot, lot_name, slot_code: code, total, currency }: Alternative,
  currentLotId: string,
): string {
  const place = lot === currentLotId ? `Slot ${code}` : `${isolate(lot_name)}, Slot ${code}`;
  return `${place} · ${formatDecimal(total, currency)}`;
}
