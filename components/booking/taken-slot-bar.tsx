"use client";
import { slotLabel } from "@/components/lot/slot-label";
import { nearestFree } from "@/components/lot/nearest-free";
import type { Stay } from "@/components/lot/stay";
import { stayQuery } from "@/components/lot/stay-params";
import { Button, ButtonLink, buttonClass } from "@/components/ui/button";
import { useReaderZone } from "@/hooks/use-actor";
import { formatMoney, toMinor } from "@/lib/core/money";
import { priceOf, totalOf } from "@/lib/domain/booking/rules/price";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { SlotBar } from "./slot-bar";

const MAX_OFFERED = 3;

interface TakenSlotBarProps {
  lot: Lot;
  slot: Slot;
  slots: readonly Slot[];
  stay: Stay;
  onChoose: (code: string) => void;
  onClose: () => void;
}

/** Until when a slot is taken that somebody tapped, and the nearest ones that are free. */
export function TakenSlotBar({ lot, slot, slots, stay, onChoose, onClose }: TakenSlotBarProps) {
  const free = nearestFree(slots, slot, MAX_OFFERED);
  const nearby = new URLSearchParams({
    near: `${lot.latitude.toFixed(3)},${lot.longitude.toFixed(3)}`,
    ...stayQuery(stay),
  });
  return (
    <SlotBar>
      <p role="status" className="text-[16px] font-[560]">
        {slotLabel(slot, { timeZone: lot.timezone, readerZone: useReaderZone() })}
      </p>
      {free.length > 0 ? (
        <div className="grid gap-2">
          <p className="text-sm text-muted">Free for your time, nearest first</p>
          <ul className="flex flex-wrap gap-2">
            {free.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={buttonClass({ variant: "secondary", size: "small" })}
                  onClick={() => onChoose(one.code)}
                >
                  Slot {one.code} · {priceFor(lot, one, stay)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <ButtonLink href={`/find?${nearby}`} wide>
          See lots nearby
        </ButtonLink>
      )}
      <Button variant="quiet" size="small" className="justify-self-start" onClick={onClose}>
        Close
      </Button>
    </SlotBar>
  );
}

const priceFor = (lot: Lot, slot: Slot, { minutes }: Stay): string =>
  formatMoney(totalOf(priceOf(minutes, toMinor(slot.hourly_rate), lot.currency)), lot.currency);
