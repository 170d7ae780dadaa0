"use client";
import { Card, CardHead } from "@/components/ui/card";
import { SwitchRow } from "@/components/ui/switch";
import { formatDecimal } from "@/lib/core/money";
import type { Lot } from "@/lib/domain/lot/schema";
import { usualHours } from "./hours";
import { HoursFields } from "./hours-fields";
import { numberOptions } from "./number-options";
import { OutsideHoursNote } from "./outside-hours-note";
import { SavedInput, SavedSelect } from "./saved-fields";
import { isRate, isVat, RATE_RULE, rateOf, VAT_RULE } from "./typed-values";
import { useLotSaver } from "./use-lot-saver";

const discounts = [0, 5, 10, 15, 20, 25, 50];

export function PricesTab({ lot }: { lot: Lot }) {
  const save = useLotSaver(lot.id);
  const { opening_hours, policy } = lot;
  return (
    <div className="grid max-w-[760px] gap-4">
      <Card>
        <CardHead title="Price">{lot.currency}</CardHead>
        <div className="grid gap-4 px-4 pb-4 sm:grid-cols-2">
          <SavedInput
            label="An hour"
            help={`A stay of 90 minutes costs ${formatDecimal(ninetyMinutes(lot), lot.currency)}.`}
            inputMode="decimal"
            value={lot.hourly_rate}
            clean={rateOf}
            check={(rate) => (isRate(rate) ? null : RATE_RULE)}
            onSave={(hourly_rate) => save({ hourly_rate }, { hourly_rate: lot.hourly_rate })}
          />
          <SavedSelect
            label="Discount for booking again"
            value={String(policy.renew_discount_percent)}
            options={numberOptions(discounts, policy.renew_discount_percent, (n) =>
              n === 0 ? "None" : `${n} %`,
            )}
            onSave={(value) =>
              save(
                { policy: { renew_discount_percent: Number(value) } },
                { policy: { renew_discount_percent: policy.renew_discount_percent } },
              )
            }
          />
          <SavedInput
            label="VAT in the price, %"
            help="Stated on receipts; 0 where none is charged."
            inputMode="numeric"
            value={String(policy.vat_percent)}
            check={(text) => (isVat(text) ? null : VAT_RULE)}
            onSave={(text) =>
              save(
                { policy: { vat_percent: Number(text) } },
                { policy: { vat_percent: policy.vat_percent } },
              )
            }
          />
          <p className="text-sm text-muted sm:col-span-2">
            Slots with a price of their own keep it; change it in the layout. What is booked keeps
            its price.
          </p>
        </div>
      </Card>
      <Card>
        <CardHead title="Hours">{lot.timezone.replaceAll("_", " ")}</CardHead>
        <div className="px-4 pb-4">
          <SwitchRow
            title="Open all the time"
            note="Otherwise stays begin and end within the hours below; a car may stay overnight."
            checked={opening_hours === null}
            onChange={(always) =>
              void save({ opening_hours: always ? null : usualHours() }, { opening_hours })
            }
          />
          {opening_hours && (
            <HoursFields
              hours={opening_hours}
              onSave={(hours) => save({ opening_hours: hours }, { opening_hours })}
            />
          )}
          <OutsideHoursNote lot={lot} />
        </div>
      </Card>
    </div>
  );
}

const ninetyMinutes = ({ hourly_rate }: Lot) => (Number(hourly_rate) * 1.5).toFixed(2);
