"use client";
import { formatDecimal } from "@/lib/core/money";
import type { Lot } from "@/lib/domain/lot/schema";
import type { PlanSlot } from "./plan";
import { SavedInput } from "./saved-fields";
import { isRate, RATE_RULE, rateOf } from "./typed-values";

/** The price of an hour in the selected slots; empty while they differ. */
export function RateField({
  slots,
  lot,
  onChange,
}: {
  slots: readonly PlanSlot[];
  lot: Lot;
  onChange: (rate: string) => void;
}) {
  const rates = new Set(slots.map((slot) => slot.hourly_rate));
  const [rate = ""] = rates.size === 1 ? rates : [];
  const isLots = rate === lot.hourly_rate;
  return (
    <div className="grid gap-1.5">
      <SavedInput
        label="Price of an hour"
        inputMode="decimal"
        value={rate}
        clean={rateOf}
        check={(text) => (isRate(text) ? null : RATE_RULE)}
        onSave={(text) => {
          onChange(text);
          return Promise.resolve(null);
        }}
      />
      <p className="text-sm text-muted">
        {isLots ? (
          "Same as the lot"
        ) : (
          <>
            {rate === "" && "Mixed. "}
            <button
              type="button"
              className="font-[560] text-ink underline underline-offset-4"
              onClick={() => onChange(lot.hourly_rate)}
            >
              Use the lot’s {formatDecimal(lot.hourly_rate, lot.currency)}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
