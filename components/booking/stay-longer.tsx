"use client";
import { clsx } from "clsx";
import { CalendarClock, Hourglass } from "lucide-react";
import { useState } from "react";
import { stayLongerId } from "@/components/notification/extend-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { formatMinutes, formatMoment } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import { useExtensionQuote } from "@/hooks/use-booking";
import { useCountdown } from "@/hooks/use-countdown";
import { MINUTE_S } from "@/lib/core/duration";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { MIN_MINUTES } from "@/lib/domain/booking/values";
import type { ApiError } from "@/lib/http/client";
import { endAfter, extensionChoices, extensionPrice, offersOther } from "./extension-choices";
import { ExtensionDue } from "./extension-due";
import { firstOther, OtherExtension } from "./other-extension";
import { PayExtension } from "./pay-extension";

/** With less time left than this, the choices are open at once. */
const OPEN_FROM_SECONDS = 15 * MINUTE_S;

/**
 * Extends a running or upcoming booking: how long, at which price, and how it is paid. While an
 * extension waits for its cash, says so; another one takes its place.
 */
export function StayLonger({ booking }: { booking: Booking }) {
  const isEnding = useCountdown(booking.end_time) <= OPEN_FROM_SECONDS;
  const { extension } = booking;
  const stay = `${booking.end_time} ${extension?.payment_id}`;
  // A new extension, paid or waiting, closes the choices that it was chosen from.
  const [chosen, setChosen] = useState<{ stay: string; isOpen: boolean }>();
  const isOpen = chosen?.stay === stay ? chosen.isOpen : isEnding && !extension;
  return (
    <>
      {extension && <ExtensionDue booking={booking} extension={extension} />}
      {isOpen ? (
        <Extension booking={booking} onClose={() => setChosen({ stay, isOpen: false })} />
      ) : (
        <Button
          variant="secondary"
          wide
          icon={<Hourglass size={18} aria-hidden />}
          onClick={() => setChosen({ stay, isOpen: true })}
        >
          {extension ? "Change or pay by card" : "Extend"}
        </Button>
      )}
    </>
  );
}

function Extension({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const shortest = useExtensionQuote(booking.id, MIN_MINUTES);
  const most = shortest.data?.max_minutes ?? mostOf(shortest.error);
  return (
    <section id={stayLongerId(booking.id)} aria-label="Stay longer" className="grid gap-3">
      <div className="flex min-h-6 flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-[620]">Stay longer</h3>
        {most !== undefined && <Limit booking={booking} most={most} />}
      </div>
      {most === undefined && !shortest.isPending && (
        <FormError>{shortest.error?.problem.detail}</FormError>
      )}
      {shortest.isPending && shortest.isPaused && (
        <p className="text-sm text-muted">Extending needs a connection. This device is offline.</p>
      )}
      {most !== undefined && most >= MIN_MINUTES && <Possible booking={booking} most={most} />}
      <Button variant="quiet" onClick={onClose}>
        Not now
      </Button>
    </section>
  );
}

/** The usual lengths, or another one on demand, and how it is paid. */
function Possible({ booking, most }: { booking: Booking; most: number }) {
  const [wanted, setWanted] = useState<number>();
  const [isOther, setIsOther] = useState(false);
  const choices = extensionChoices(most);
  const minutes = isOther ? wanted : (choices.find((one) => one === wanted) ?? choices[0]);
  const quote = useExtensionQuote(booking.id, minutes ?? MIN_MINUTES, minutes !== undefined);
  function chooseOther() {
    setWanted(minutes ?? firstOther(most));
    setIsOther(true);
  }
  return (
    <>
      {isOther && (
        <OtherExtension booking={booking} most={most} first={wanted} onChange={setWanted} />
      )}
      {!isOther && minutes !== undefined && (
        <Choices booking={booking} choices={choices} value={minutes} onChange={setWanted} />
      )}
      {!isOther && offersOther(choices, most) && (
        <Button variant="quiet" onClick={chooseOther}>
          Another length
        </Button>
      )}
      {minutes !== undefined && <PayExtension booking={booking} minutes={minutes} quote={quote} />}
    </>
  );
}

/** A refusal of the shortest extension names how much is possible: less than that. */
const mostOf = (error: ApiError | null): number | undefined => error?.problem.max_minutes;

/** How far the booking can be extended. */
function Limit({ booking, most }: { booking: Booking; most: number }) {
  const readerZone = useReaderZone();
  const until = formatMoment(endAfter(booking, most), booking.lot.timezone, readerZone);
  return (
    <p className="text-sm text-muted">
      <CalendarClock size={16} className="mr-1.5 inline align-[-3px]" aria-hidden />
      {most < MIN_MINUTES ? "not possible, the slot is booked next" : `possible until ${until}`}
    </p>
  );
}

interface ChoicesProps {
  booking: Booking;
  choices: number[];
  value: number;
  onChange: (minutes: number) => void;
}

const choiceClass = clsx(
  "grid min-h-16 cursor-pointer place-content-center rounded-control border border-line-strong",
  "text-center transition-colors hover:border-muted",
  "has-checked:border-paint has-checked:bg-paint-soft has-checked:ring-1 has-checked:ring-paint",
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2",
);

function Choices({ booking, choices, value, onChange }: ChoicesProps) {
  return (
    <div
      role="radiogroup"
      aria-label="How much longer"
      className="grid auto-cols-fr grid-flow-col gap-2.5"
    >
      {choices.map((minutes) => (
        <label key={minutes} className={choiceClass}>
          <input
            type="radio"
            name={`extend-${booking.id}`}
            className="sr-only"
            checked={minutes === value}
            onChange={() => onChange(minutes)}
          />
          <span className="font-[620]">{formatMinutes(minutes)}</span>
          <span className="text-sm text-muted">{priceOfChoice(booking, minutes)}</span>
        </label>
      ))}
    </div>
  );
}

function priceOfChoice({ policy, currency }: Booking, minutes: number): string {
  return formatDecimal(extensionPrice(minutes, policy.overstay_rate, currency), currency);
}
