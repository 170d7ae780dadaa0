"use client";
import { useId, useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { capitalise } from "@/components/ui/capitalise";
import { Field, FormError } from "@/components/ui/field";
import { focusFirstError, formMessage } from "@/components/ui/form-errors";
import { Checkbox, Input, Select } from "@/components/ui/input";
import { useChangeVehicle, useCreateVehicle } from "@/hooks/use-vehicle";
import type { Vehicle } from "@/lib/domain/vehicle/schema";
import { plateFault, tidyPlate, vehicleTypes } from "@/lib/domain/vehicle/values";
import { vehicleNames } from "./vehicle-names";

const typeOptions = vehicleTypes.map((type) => ({
  value: type,
  label: capitalise(vehicleNames[type]),
}));

interface VehicleFormProps {
  /** The vehicle to edit; without it, a new one is added. */
  vehicle?: Vehicle;
  onSaved: (vehicle: Vehicle) => void;
  onCancel?: () => void;
}

/** Adds a vehicle, or changes one. */
export function VehicleForm({ vehicle, onSaved, onCancel }: VehicleFormProps) {
  const form = useVehicleForm(vehicle, onSaved);
  const labelId = useId();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!form.save()) focusFirstError(event.currentTarget);
  }
  return (
    <form
      method="post"
      noValidate
      onSubmit={submit}
      aria-labelledby={labelId}
      className="grid gap-3 rounded-control border border-line bg-sunk p-4"
    >
      <p id={labelId} className="text-sm font-[560]">
        {vehicle ? "Edit vehicle" : "Add a vehicle"}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)_130px] gap-3">
        <Field
          label="Plate"
          error={form.numberError}
          {...(vehicle && { help: "Bookings keep their plate. Change it on the booking." })}
        >
          <Input
            className="font-mono uppercase"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={form.values.number}
            onValueChange={(number) => form.change({ number })}
          />
        </Field>
        <Field label="Type">
          <Select
            options={typeOptions}
            value={form.values.type}
            onChange={(event) => form.change({ type: event.target.value as Vehicle["type"] })}
          />
        </Field>
      </div>
      <Checkbox
        label="Electric"
        checked={form.values.ev}
        onChange={(event) => form.change({ ev: event.target.checked })}
      />
      <FormError>{form.error}</FormError>
      <div className="flex gap-2">
        <Button type="submit" size="small" pending={form.pending}>
          {vehicle ? "Save" : "Add"}
        </Button>
        {onCancel && (
          <Button size="small" variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}

function useVehicleForm(vehicle: Vehicle | undefined, onSaved: (vehicle: Vehicle) => void) {
  const create = useCreateVehicle();
  const change = useChangeVehicle();
  const [values, setValues] = useState(startValues(vehicle));
  const [invalid, setInvalid] = useState<string>();
  const problem = (create.error ?? change.error)?.problem;
  const serverError = problem?.errors?.number?.[0];

  /** Returns whether the values may be sent. */
  function save(): boolean {
    const number = tidyPlate(values.number);
    const fault = plateFault(number);
    setInvalid(fault);
    if (fault) {
      create.reset();
      change.reset();
      return false;
    }
    const body = { ...values, number };
    if (vehicle) change.mutate({ params: { id: vehicle.id }, body }, { onSuccess: onSaved });
    else create.mutate({ body }, { onSuccess: onSaved });
    return true;
  }
  return {
    values,
    change: (next: Partial<typeof values>) => setValues({ ...values, ...next }),
    save,
    pending: create.isPending || change.isPending,
    numberError: invalid ?? serverError,
    error: formMessage(problem, ["number"]),
  };
}

const startValues = (vehicle: Vehicle | undefined): Pick<Vehicle, "number" | "type" | "ev"> => ({
  number: vehicle?.number ?? "",
  type: vehicle?.type ?? "car",
  ev: vehicle?.ev ?? false,
});
