"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ChipGroup } from "@/components/ui/chip";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useVehicles } from "@/hooks/use-vehicle";
import type { Vehicle } from "@/lib/domain/vehicle/schema";
import { VehicleForm } from "./vehicle-form";

interface VehicleChoiceProps {
  value: string | null;
  onChange: (plate: string) => void;
  error: string | undefined;
}

/** Chooses one of the driver's vehicles, or adds one. */
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

function VehicleFieldset({
  vehicles,
  value,
  onChange,
  error,
}: VehicleChoiceProps & { vehicles: readonly Vehicle[] }) {
  const [adding, setAdding] = useState(false);
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-[560]">Vehicle</legend>
      {vehicles.length > 0 && (
        <ChipGroup
          label="Vehicle"
          value={value ?? ""}
          onChange={onChange}
          className="flex-wrap"
          options={vehicles.map((vehicle) => ({
            value: vehicle.number,
            label: <span className="font-mono">{vehicle.number}</span>,
          }))}
        />
      )}
      {error && (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
      {adding || vehicles.length === 0 ? (
        <VehicleForm
          onSaved={(vehicle) => {
            setAdding(false);
            onChange(vehicle.number);
          }}
        />
      ) : (
        <Button
          variant="quiet"
          size="small"
          className="justify-self-start"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add another vehicle
        </Button>
      )}
    </fieldset>
  );
}
