"use client";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { Checkbox, Input, Select } from "@/components/ui/input";
import { useChangeVehicle, useCreateVehicle } from "@/hooks/use-vehicle";
import { vehicleNumber, vehicleTypes, type Vehicle } from "@/lib/domain/vehicle/schema";

type Kind = Vehicle["type"];
const kinds = vehicleTypes.map((type) => ({
  value: type,
  label: type === "suv" ? "SUV" : type.charAt(0).toUpperCase() + type.slice(1),
}));

interface AddVehicleProps {
  vehicle?: Vehicle;
  onAdded: (vehicle: Vehicle) => void;
  onCancel?: () => void;
}

/** Adds a vehicle, or changes one. No form element: it also stands inside the checkout. */
export function VehicleForm({ vehicle, onAdded, onCancel }: AddVehicleProps) {
  const create = useCreateVehicle();
  const change = useChangeVehicle();
  const [number, setNumber] = useState(vehicle?.number ?? "");
  const [type, setType] = useState<Kind>(vehicle?.type ?? "car");
  const [ev, setEv] = useState(vehicle?.ev ?? false);
  const [wrong, setWrong] = useState<string>();
  const labelId = useId();
  const problem = (create.error ?? change.error)?.problem;

  function save() {
    const parsed = vehicleNumber.safeParse(number);
    setWrong(parsed.success ? undefined : parsed.error.issues[0]?.message);
    if (!parsed.success) return;
    const body = { number: parsed.data, type, ev };
    const done = { onSuccess: onAdded };
    if (vehicle) change.mutate({ params: { id: vehicle.id }, body }, done);
    else create.mutate({ body }, done);
  }
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      className="grid gap-3 rounded-control border border-line bg-sunk p-4"
    >
      <p id={labelId} className="text-sm font-[560]">
        {vehicle ? "Change vehicle" : "Add a vehicle"}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)_130px] gap-3">
        <Field label="Plate" error={wrong ?? problem?.errors?.number?.[0]}>
          <Input
            className="font-mono uppercase"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={number}
            onValueChange={setNumber}
            onKeyDown={(event) => {
              if (event.key === "Enter") {
                event.preventDefault();
                save();
              }
            }}
          />
        </Field>
        <Field label="Kind">
          <Select
            options={kinds}
            value={type}
            onChange={(event) => setType(event.target.value as Kind)}
          />
        </Field>
      </div>
      <Checkbox label="Electric" checked={ev} onChange={(event) => setEv(event.target.checked)} />
      {problem && !problem.errors?.number && <FormError>{problem.detail}</FormError>}
      <div className="flex gap-2">
        <Button size="small" pending={create.isPending || change.isPending} onClick={save}>
          {vehicle ? "Save" : "Add"}
        </Button>
        {onCancel && (
          <Button size="small" variant="quiet" onClick={onCancel}>
            Not now
          </Button>
        )}
      </div>
    </div>
  );
}
