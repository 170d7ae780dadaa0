import { clsx } from "clsx";
import { Star } from "lucide-react";
import Link from "next/link";
import { foreignZone, formatDistance, formatMinutes, formatStay } from "@/components/ui/format";
import { formatDecimal } from "@/lib/core/money";
import type { Lot } from "@/lib/domain/lot/schema";
import { FeatureList } from "./feature-list";
import { endOf, roughPrice, type Stay } from "./stay";
import { stayQuery } from "./stay-params";

interface LotCardProps {
  lot: Lot;
  stay: Stay;
  readerZone: string;
}

/** A search result: the lot, its distance, the approximate price of the stay, and free slots. */
export function LotCard({ lot, stay, readerZone }: LotCardProps) {
  const query = new URLSearchParams(stayQuery(stay));
  const full = lot.available_slots === 0;
  return (
    <Link
      href={`/lots/${lot.id}?${query}`}
      className={clsx(
        "grid gap-3 rounded-card border border-line bg-card p-4 shadow-card",
        "transition-colors hover:border-line-strong",
      )}
    >
      <span className="flex items-start justify-between gap-4">
        <span className="min-w-0">
          <span className="flex items-center gap-2">
            <span className="truncate text-[17px] font-[640] tracking-[-0.015em]">{lot.name}</span>
            {lot.rating !== null && (
              <span className="flex shrink-0 items-center gap-0.5 text-sm">
                <Star size={13} className="fill-current" aria-label="rated" />
                {lot.rating.toFixed(1)}
              </span>
            )}
          </span>
          <span className="mt-0.5 block truncate text-sm text-muted">
            {[lot.distance_km !== null && formatDistance(lot.distance_km), lot.address, lot.city]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
        <span className="shrink-0 text-right">
          <span className="block text-[19px] leading-tight font-[640] tracking-[-0.02em]">
            {formatDecimal(roughPrice(lot.price_from, stay.minutes), lot.currency)}
          </span>
          <span className="block text-xs text-muted">
            lowest price for {formatMinutes(stay.minutes)}
          </span>
        </span>
      </span>
      <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <FeatureList features={lot.features} mode={lot.mode} />
        <span className={full ? "text-sm font-[600] text-bad" : "text-sm font-[600] text-ok"}>
          {full ? "Full" : `${lot.available_slots} of ${lot.total_slots} slots free`}
        </span>
      </span>
      <LocalTime lot={lot} stay={stay} readerZone={readerZone} />
    </Link>
  );
}

/** The chosen time by the lot's clock, where that differs from the reader's. */
function LocalTime({ lot, stay, readerZone }: LotCardProps) {
  const zone = stay.from && foreignZone(lot.timezone, readerZone, stay.from);
  if (!stay.from || !zone) return null;
  const time = formatStay(stay.from, endOf(stay.from, stay.minutes), lot.timezone);
  return (
    <span className="text-sm text-muted">
      There it is {time} ({zone})
    </span>
  );
}
