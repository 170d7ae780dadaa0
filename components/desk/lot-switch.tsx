"use client";
import { ChipGroup } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { Lot } from "@/lib/domain/lot/schema";

const MOST_CHIPS = 4;

export function LotSwitch({
  lots,
  lot,
  onChange,
}: {
  lots: readonly Lot[];
  lot: Lot;
  onChange: (id: string) => void;
}) {
  if (lots.length < 2) return null;
  const options = lots.map((one) => ({ value: one.id, label: one.name }));
  if (lots.length <= MOST_CHIPS)
    return (
      <ChipGroup
        label="Lot"
        value={lot.id}
        options={options}
        onChange={onChange}
        className="mt-3"
      />
    );
  return (
    <Field label="Lot" hideLabel className="mt-3 max-w-80">
      <Select options={options} value={lot.id} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
