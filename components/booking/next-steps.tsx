"use client";
import { clsx } from "clsx";
import { Card } from "@/components/ui/card";
import { useViewer } from "@/hooks/use-actor";
import { HOLD_MINUTES } from "@/lib/domain/booking/values";
import type { Lot, Slot } from "@/lib/domain/lot/schema";

const number = clsx(
  "flex size-7 items-center justify-center rounded-full bg-sunk text-sm font-[620]",
);

/** What follows after the button, so that nobody has to press it to find out. */
export function NextSteps({ lot, slot }: { lot: Lot; slot: Slot | null }) {
  const viewer = useViewer();
  const isRequest = lot.mode === "request";
  const pay = isRequest ? "send your request" : "pay";
  const steps = [
    ...(viewer ? [] : [["You sign in", "Or register. Nothing is held before that."] as const]),
    [
      `We hold ${slot ? slot.code : "your slot"} for ${HOLD_MINUTES} minutes`,
      "Nobody can take it; nothing is paid.",
    ],
    [`You ${pay}`, lot.policy.cash_accepted ? "By card, or cash at the desk." : "By card."],
    ...(isRequest
      ? [["The owner decides", "You are told at once; a declined request is paid back."] as const]
      : []),
    ["You drive in", "Show your booking, or say your plate."],
  ] as const;
  return (
    <Card aria-labelledby="next-title" className="p-5 max-lg:order-4">
      <h2 id="next-title" className="text-h2">
        What happens next
      </h2>
      <ol className="mt-3 grid">
        {steps.map(([title, note], index) => (
          <li key={title} className="group flex gap-3.5">
            <span className="flex flex-col items-center" aria-hidden="true">
              <span className={number}>{index + 1}</span>
              <span className="w-px flex-1 bg-line-strong group-last:hidden" />
            </span>
            <span className="pb-4 group-last:pb-0">
              <span className="block font-[620]">{title}</span>
              <span className="block text-sm text-muted">{note}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
