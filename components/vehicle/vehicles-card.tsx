"use client";
import { CarFront, Pencil, Plus, Star, Trash2, Zap } from "lucide-react";
import { useState } from "react";
import { Badge, PlateChip } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { capitalise } from "@/components/ui/capitalise";
import { Card, CardHead } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useChangeVehicle, useDeleteVehicle, useVehicles } from "@/hooks/use-vehicle";
import type { Vehicle } from "@/lib/domain/vehicle/schema";
import { VehicleForm } from "./vehicle-form";
import { vehicleNames } from "./vehicle-names";

export function VehiclesCard() {
  const vehicles = useVehicles();
  const [adding, setAdding] = useState(false);
  return (
    <Card>
      <CardHead title="Vehicles">
        {!adding && (
          <Button
            variant="secondary"
            size="small"
            icon={<Plus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            Add
          </Button>
        )}
      </CardHead>
      <div className="grid gap-3 px-4 pb-4">
        {adding && (
          <VehicleForm onSaved={() => setAdding(false)} onCancel={() => setAdding(false)} />
        )}
        <QueryState
          query={vehicles}
          skeleton={<Skeleton className="h-28" />}
          errorTitle="Your vehicles could not be loaded"
          empty={
            adding ? null : (
              <EmptyState icon={<CarFront size={26} />} title="No vehicle yet">
                Add your vehicle to book faster.
              </EmptyState>
            )
          }
        >
          {({ results }) => (
            <ul>
              {results.map((vehicle) => (
                <li key={vehicle.id} className="border-t border-line py-2 first:border-0">
                  <VehicleRow vehicle={vehicle} />
                </li>
              ))}
            </ul>
          )}
        </QueryState>
      </div>
    </Card>
  );
}

function VehicleRow({ vehicle }: { vehicle: Vehicle }) {
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const change = useChangeVehicle();
  const remove = useDeleteVehicle();
  if (editing)
    return (
      <VehicleForm
        vehicle={vehicle}
        onSaved={() => setEditing(false)}
        onCancel={() => setEditing(false)}
      />
    );
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <PlateChip number={vehicle.number} />
      <span className="flex flex-1 items-center gap-1 text-sm text-muted">
        {capitalise(vehicleNames[vehicle.type])}
        {vehicle.ev && <Zap size={14} aria-label="electric" />}
      </span>
      {vehicle.is_default && <Badge tone="quiet">Default</Badge>}
      <span className="flex">
        {!vehicle.is_default && (
          <IconButton
            label={`Make ${vehicle.number} the default`}
            pending={change.isPending}
            onClick={() =>
              change.mutate({ params: { id: vehicle.id }, body: { is_default: true } })
            }
          >
            <Star size={17} aria-hidden />
          </IconButton>
        )}
        <IconButton label={`Edit ${vehicle.number}`} onClick={() => setEditing(true)}>
          <Pencil size={17} aria-hidden />
        </IconButton>
        <IconButton label={`Remove ${vehicle.number}`} onClick={() => setRemoving(true)}>
          <Trash2 size={17} aria-hidden />
        </IconButton>
      </span>
      <Dialog
        open={removing}
        onOpenChange={setRemoving}
        title={`Remove ${vehicle.number}?`}
        description="Existing bookings are not affected."
      >
        <div className="grid grid-cols-2 gap-2.5 pt-2">
          <Button variant="secondary" onClick={() => setRemoving(false)}>
            Keep vehicle
          </Button>
          <Button
            variant="danger"
            pending={remove.isPending}
            onClick={() =>
              remove.mutate({ params: { id: vehicle.id } }, { onSettled: () => setRemoving(false) })
            }
          >
            Remove
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
