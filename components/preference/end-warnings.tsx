"use client";
import { useId } from "react";
import { Chip } from "@/components/ui/chip";
import { useChangeDelivery } from "@/hooks/use-preference";
import type { DeliverySettings } from "@/lib/domain/preference/schema";
import { END_WARNING_CHOICES, MAX_END_WARNINGS, type EndWarning } from "@/lib/event/reminder-times";

/** When a driver is warned before the end of a booking: one to three of the choices. */
export function EndWarnings({ delivery }: { delivery: DeliverySettings }) {
  const save = useChangeDelivery();
  const labelId = useId();
  const chosen = delivery.reminder_minutes;
  const change = (minutes: EndWarning, on: boolean) =>
    save.mutate({
      body: {
        reminder_minutes: END_WARNING_CHOICES.filter((choice) =>
          choice === minutes ? on : chosen.includes(choice),
        ),
      },
    });
  const isFixed = (minutes: EndWarning) =>
    chosen.includes(minutes) ? chosen.length === 1 : chosen.length === MAX_END_WARNINGS;
  return (
    <div role="group" aria-labelledby={labelId} className="border-b border-line py-3">
      <p id={labelId} className="font-[560]">
        Warn me before a booking ends
      </p>
      <p className="mb-2 text-sm text-muted">
        Minutes before the end, one to {MAX_END_WARNINGS} of them.
      </p>
      <div className="flex flex-wrap gap-2">
        {END_WARNING_CHOICES.map((minutes) => (
          <Chip
            key={minutes}
            pressed={chosen.includes(minutes)}
            disabled={isFixed(minutes)}
            onChange={(on) => change(minutes, on)}
          >
            {minutes} min
          </Chip>
        ))}
      </div>
    </div>
  );
}
