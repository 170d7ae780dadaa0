"use client";
import { Plus } from "lucide-react";
import { ChipGroup } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useVehicles } from "@/hooks/use-vehicle";
import type { Vehicle } from "@/lib/domain/vehicle/schema";

/** A saved vehicle by its number, or the number as it is typed. */
export interface VehicleInput {
  isTyped: boolean;
  number: string;
}

interface VehicleChoiceProps {
  value: VehicleInput;
  onChange: (value: VehicleInput) => void;
  error: string | undefined;
}

/** Chooses one of the driver's vehicles, or types the plate of another. */
export function VehicleChoice(props: VehicleChoiceProps) {
  const vehicles = useVehicles();
  return (
    <QueryState
      query={vehicles}
      skeleton={<Skeleton className="h-20" />}
      errorTitle="Your vehicles could not be loaded"
    >
      {({ results }) => <VehicleFieldset vehicles={results} {...props} />}
    </QueryState>
  );
}

const OTHER = "";
const otherLabel = (
  <>
    <Plus size={16} aria-hidden />
    Another
  </>
);

function VehicleFieldset({
  vehicles,
  value,
  onChange,
  error,
}: VehicleChoiceProps & { vehicles: readonly Vehicle[] }) {
  const saved = vehicles.map(({ number }) => ({
    value: number,
    label: <span className="font-mono">{number}</span>,
  }));
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1.5 text-sm font-[560]">Vehicle</legend>
      {saved.length > 0 && (
        <ChipGroup
          label="Vehicle"
          value={value.isTyped ? OTHER : value.number}
          onChange={(number) =>
            onChange(number === OTHER ? { isTyped: true, number: "" } : { isTyped: false, number })
          }
          className="flex-wrap"
          options={[...saved, { value: OTHER, label: otherLabel }]}
        />
      )}
      {value.isTyped && (
        <Field label="Plate" help="Remembered for your next booking." error={error}>
          <Input
            className="font-mono uppercase"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={value.number}
            onValueChange={(number) => onChange({ isTyped: true, number })}
          />
        </Field>
      )}
    </fieldset>
  );
}
