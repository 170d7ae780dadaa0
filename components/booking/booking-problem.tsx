import { FormError } from "@/components/ui/field";
import type { Alternative } from "@/lib/domain/booking/schema";
import type { ProblemBody } from "@/lib/http/client";
import { Alternatives, alternativesOf } from "./alternatives";
import { ExistingBooking } from "./vehicle-note";

interface BookingProblemProps {
  problem: ProblemBody;
  /** Of the lot that is being booked. */
  lotId: string;
  onChoose?: (choice: Alternative) => void;
}

/** Why a booking was refused, with the vehicle's other booking and slots that are possible. */
export const BookingProblem = ({ problem, lotId, onChoose }: BookingProblemProps) => (
  <FormError>
    {problem.detail} <ExistingBooking booking={problem.existing_booking} />
    <Alternatives
      choices={alternativesOf(problem)}
      currentLotId={lotId}
      {...(onChoose && { onChoose })}
    />
  </FormError>
);
