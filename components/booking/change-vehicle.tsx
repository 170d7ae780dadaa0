"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SubmitForm } from "@/components/ui/submit-form";
import { VehicleChoice, type VehicleInput } from "@/components/vehicle/vehicle-choice";
import { useChangeBookedVehicle } from "@/hooks/use-booking";
import { useCreateVehicle } from "@/hooks/use-vehicle";
import type { Booking } from "@/lib/domain/booking/schema";
import { plateFault, tidyPlate } from "@/lib/domain/vehicle/values";
import { BookingProblem } from "./booking-problem";

/** Opens a dialog that gives the booking another vehicle. */
export function ChangeVehicle({ booking }: { booking: Booking }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="ml-2 min-h-6 underline underline-offset-4 print:hidden"
        onClick={() => setOpen(true)}
      >
        Change<span className="sr-only"> the vehicle</span>
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Another vehicle"
        description={`The lot sees the new plate at once · #${booking.number}`}
      >
        <AnotherVehicle booking={booking} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AnotherVehicle({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const [vehicle, setVehicle] = useState<VehicleInput>({
    isTyped: false,
    number: booking.vehicle_number!,
  });
  const [plateError, setPlateError] = useState<string>();
  const change = useChangeBookedVehicle();
  const remember = useCreateVehicle();
  function submit() {
    const plate = tidyPlate(vehicle.number);
    const fault = plateFault(plate);
    setPlateError(fault);
    if (fault) return;
    change.mutate(
      { params: { id: booking.id }, body: { vehicle_number: plate } },
      {
        onSuccess: () => {
          if (vehicle.isTyped) remember.mutate({ body: { number: plate } });
          onDone();
        },
      },
    );
  }
  return (
    <SubmitForm className="grid gap-4" isReady={!change.isPending} onSubmit={submit}>
      <VehicleChoice
        value={vehicle}
        error={plateError}
        onChange={(next) => {
          setVehicle(next);
          setPlateError(undefined);
          change.reset();
        }}
      />
      {change.error && <BookingProblem problem={change.error.problem} lotId={booking.lot.id} />}
      <Button type="submit" wide pending={change.isPending}>
        Change the vehicle
      </Button>
    </SubmitForm>
  );
}
