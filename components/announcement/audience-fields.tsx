"use client";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { lotChoice } from "@/hooks/queries";
import { useLots } from "@/hooks/use-lot";
import { roles } from "@/lib/core/actor";
import { roleLabels, type ComposeValues, type Errors } from "./compose-values";

export interface FieldsProps {
  values: ComposeValues;
  errors: Errors;
  onChange: (change: Partial<ComposeValues>) => void;
}

const roleOptions = roles.map((value) => ({ value, label: roleLabels[value] }));
export const useLotChoice = () => useLots(lotChoice);

/** The role, and for drivers the lot where they have an open booking. */
export function AudienceFields({ values, errors, onChange }: FieldsProps) {
  const lots = useLotChoice();
  const options = [
    { value: "", label: "Any lot, or none" },
    ...lots.rows.map((lot) => ({ value: lot.id, label: lot.name })),
  ];
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="To" error={errors.role}>
        <Select
          options={roleOptions}
          value={values.role}
          onChange={(event) =>
            onChange({ role: roles.find((one) => one === event.target.value) ?? "driver" })
          }
        />
      </Field>
      {values.role === "driver" && (
        <Field
          label="With an open booking at"
          error={errors.lot}
          help={lots.isError ? "The lots could not be loaded." : undefined}
        >
          <Select
            options={options}
            value={values.lot}
            onChange={(event) => onChange({ lot: event.target.value })}
          />
        </Field>
      )}
    </div>
  );
}
