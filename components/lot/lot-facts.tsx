import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { formatMinutes } from "@/components/ui/format";
import { formatDecimal, formatMoney, toMinor } from "@/lib/core/money";
import { spanText } from "@/lib/domain/booking/rules/price";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { FeatureList } from "./feature-list";
import { LotPhotos } from "./lot-photos";
import { isAlways } from "./opening-text";
import type { Stay } from "./stay";

const QUARTERS = 4;

const features = clsx(
  "flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-3",
);
const fact = clsx(
  "flex flex-col-reverse justify-end border-line px-3 first:pl-0 not-first:border-l sm:px-4",
);

interface LotFactsProps {
  lot: Lot;
  /** The slots during the stay; undefined while they are loading. */
  slots: readonly Slot[] | undefined;
  stay: Stay;
  /** Why the stay is not possible in any slot: "Closed". */
  obstacle: string | null;
}

/** What a lot looks like, costs and has, before anything is chosen. */
export function LotFacts({ lot, slots, stay, obstacle }: LotFactsProps) {
  const quarter = formatMoney(Math.round(toMinor(lot.price_from) / QUARTERS), lot.currency);
  const rates = new Set(slots?.map((slot) => slot.hourly_rate));
  const count = (isCounted: (slot: Slot) => boolean) => slots?.filter(isCounted).length ?? 0;
  const free = count((slot) => slot.state === "available");
  const special = [
    [count((slot) => slot.ev), "EV"],
    [count((slot) => slot.accessible), "accessible"],
  ] as const;
  const specialText = special.filter(([many]) => many > 0).map(([many, kind]) => `${many} ${kind}`);
  return (
    <Card aria-label="About this lot" className="max-lg:order-1 lg:col-start-1">
      <LotPhotos lot={lot} />
      <dl className="grid grid-cols-3 px-4 py-3.5">
        <Fact name={`${quarter} a quarter`}>
          {rates.size > 1 && "from "}
          {formatDecimal(lot.price_from, lot.currency)}/h
        </Fact>
        <Fact name={isAlways(lot.opening_hours) ? "open day and night" : "in one booking"}>
          {isAlways(lot.opening_hours) ? "24 h" : `up to ${spanText(lot.policy.max_stay_minutes)}`}
        </Fact>
        {obstacle ? (
          <Fact name="at this time">
            <span className="text-bad">{obstacle}</span>
          </Fact>
        ) : (
          <Fact name={`free for your ${formatMinutes(stay.minutes)}`}>
            <span className={free === 0 && slots ? "text-bad" : undefined}>
              {slots ? `${free} of ${slots.length}` : "…"}
            </span>
          </Fact>
        )}
      </dl>
      {(lot.features.length > 0 || lot.mode === "request") && (
        <div className={features}>
          <FeatureList features={lot.features} mode={lot.mode} />
          {specialText.length > 0 && (
            <span className="text-sm text-muted">{specialText.join(" and ")} slots</span>
          )}
        </div>
      )}
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={fact}>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-[640] tracking-[-0.015em] sm:text-lg">{children}</dd>
    </div>
  );
}
