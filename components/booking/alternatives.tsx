import Link from "next/link";
import { z } from "zod";
import { buttonClass } from "@/components/ui/button";
import { formatDecimal } from "@/lib/core/money";
import { alternative, type Alternative } from "@/lib/domain/booking/schema";
import type { ProblemBody } from "@/lib/http/client";

interface AlternativesProps {
  problem: ProblemBody;
  /** The lot at hand: its own slots need no lot's name. */
  here: string;
  onChoose?: (choice: Alternative) => void;
}

export const alternativesOf = (problem: ProblemBody): Alternative[] =>
  z
    .array(alternative)
    .catch([])
    .parse(problem.alternatives ?? []);

/** What is free instead, to click. Elsewhere than here, a choice leads to its lot. */
export function Alternatives({ problem, here, onChoose }: AlternativesProps) {
  const choices = alternativesOf(problem).slice(0, 3);
  if (choices.length === 0) return null;
  return (
    <div className="mt-2.5 grid gap-2 text-ink">
      <p className="text-sm font-[560]">Free instead</p>
      <ul className="flex flex-wrap gap-2">
        {choices.map((choice) => {
          const words = `${choice.lot === here ? "" : `${choice.lot_name}, `}Slot ${choice.slot_code} · ${formatDecimal(choice.total, choice.currency)}`;
          const look = buttonClass({ variant: "secondary", size: "small" });
          return (
            <li key={choice.slot}>
              {onChoose ? (
                <button type="button" className={look} onClick={() => onChoose(choice)}>
                  {words}
                </button>
              ) : (
                <Link className={look} href={`/lots/${choice.lot}?slot=${choice.slot_code}`}>
                  {words}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
