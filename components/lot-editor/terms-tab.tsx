"use client";
import { Card, CardHead } from "@/components/ui/card";
import { formatMinutes } from "@/components/ui/format";
import { RadioGroup } from "@/components/ui/radio-group";
import { SwitchRow } from "@/components/ui/switch";
import type { Lot } from "@/lib/domain/lot/schema";
import { modeOptions } from "./mode-options";
import { SavedSelect } from "./saved-fields";
import { numberOptions } from "./number-options";
import { useLotSaver } from "./use-lot-saver";

type Policy = Lot["policy"];

export function TermsTab({ lot }: { lot: Lot }) {
  const save = useLotSaver(lot.id);
  const { policy } = lot;
  const numberField = (name: keyof Policy) => ({
    value: String(policy[name]),
    onSave: (value: string) =>
      save({ policy: { [name]: Number(value) } }, { policy: { [name]: policy[name] } }),
  });
  return (
    <div className="grid max-w-[760px] gap-4">
      <Card>
        <CardHead title="Bookings" />
        <div className="grid gap-4 px-4 pb-4">
          <RadioGroup
            label="A new booking is"
            value={lot.mode}
            options={modeOptions}
            onChange={(mode) => void save({ mode }, { mode: lot.mode })}
          />
          <SavedSelect
            label="Longest stay"
            {...numberField("max_stay_minutes")}
            options={numberOptions(stays, policy.max_stay_minutes, formatMinutes)}
          />
        </div>
      </Card>
      <Card>
        <CardHead title="Cancelling" />
        <div className="grid gap-4 px-4 pb-4 sm:grid-cols-2">
          <SavedSelect
            label="Free until"
            {...numberField("free_cancel_minutes")}
            options={numberOptions(leads, policy.free_cancel_minutes, (minutes) =>
              minutes === 0 ? "the start" : `${formatMinutes(minutes)} before the start`,
            )}
          />
          <SavedSelect
            label="Refund after that"
            {...numberField("late_refund_percent")}
            options={numberOptions(percents, policy.late_refund_percent, (n) => `${n} %`)}
          />
          <p className="text-sm text-muted sm:col-span-2">
            New bookings get these terms; those that are made keep theirs. After the start nothing
            is refunded.
          </p>
        </div>
      </Card>
      <Card>
        <CardHead title="Cash" />
        <div className="grid gap-2 px-4 pb-4">
          <SwitchRow
            title="Accept cash"
            note="Drivers pay at the desk; you confirm it."
            checked={policy.cash_accepted}
            onChange={(cash_accepted) =>
              void save(
                { policy: { cash_accepted } },
                { policy: { cash_accepted: policy.cash_accepted } },
              )
            }
          />
          {policy.cash_accepted && (
            <SavedSelect
              label="Keep the slot for a driver who has yet to pay"
              {...numberField("cash_hold_minutes")}
              options={numberOptions(holds, policy.cash_hold_minutes, formatMinutes)}
            />
          )}
        </div>
      </Card>
    </div>
  );
}

const HOUR = 60;
const DAY = 24 * HOUR;
const stays = [2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY];
const leads = [0, 15, 30, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY];
const percents = [0, 25, 50, 75, 100];
const holds = [10, 15, 20, 30, HOUR, 2 * HOUR];
