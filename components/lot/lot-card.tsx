import { clsx } from "clsx";
import { Star } from "lucide-react";
import {
  foreignZone,
  formatDistance,
  formatMinutes,
  formatMoment,
  formatRange,
  formatStay,
} from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { useReaderZone } from "@/hooks/use-actor";
import { useMinute } from "@/hooks/use-countdown";
import { formatDecimal } from "@/lib/core/money";
import type { Lot } from "@/lib/domain/lot/schema";
import { FeatureList } from "./feature-list";
import { Photo } from "./photo";
import { lotClosedFor, obstacleOf, type LotClosed } from "./lot-closed";
import { endOf, rangeOf, roughPrice, walkMinutes, type Stay } from "./stay";
import { stayQuery } from "./stay-params";

interface LotCardProps {
  lot: Lot;
  stay: Stay;
  readerZone: string;
  /** The search, for the way back from the lot. */
  back: string;
  isSelected?: boolean;
  onPoint?: () => void;
}

const freeClass = "shrink-0 text-sm leading-[23px] font-[600] whitespace-nowrap";

/** At most this many slots, or this share of them, are few. */
const FEW_SLOTS = 3;
const FEW_SHARE = 0.2;

/** The address of a lot's page at the time of a search. */
export const lotPath = (lot: Lot, stay: Stay, back: string): string =>
  `/lots/${lot.id}?${new URLSearchParams({ ...stayQuery(stay), ...(back && { back }) })}`;

/** "550 m · 9 min walk · Quirino Avenue 12" */
export const whereText = ({ distance_km: km, address, city }: Lot): string =>
  [km !== null && `${formatDistance(km)} · ${formatMinutes(walkMinutes(km))} walk`, address, city]
    .filter(Boolean)
    .join(" · ");

/** A search result: the lot, where it is, the price of the stay, and free slots. */
export function LotCard({ lot, stay, readerZone, back, isSelected, onPoint }: LotCardProps) {
  return (
    <Link
      href={lotPath(lot, stay, back)}
      data-lot={lot.id}
      onMouseEnter={onPoint}
      onFocus={onPoint}
      className={clsx(
        "grid gap-3 rounded-card border bg-card p-4 shadow-card transition-colors",
        isSelected ? "border-ink ring-1 ring-ink" : "border-line hover:border-line-strong",
      )}
    >
      <span className="flex items-start gap-3">
        <Thumbnail lot={lot} />
        <span className="min-w-0 grow">
          <span className="flex items-center gap-2">
            <span className="truncate text-[17px] font-[640] tracking-[-0.015em]">{lot.name}</span>
            {lot.rating !== null && (
              <span className="flex shrink-0 items-center gap-0.5 text-sm">
                <Star size={13} className="fill-current" aria-label="rated" />
                {lot.rating.toFixed(1)}
              </span>
            )}
          </span>
          <span className="mt-0.5 block truncate text-sm text-muted">{whereText(lot)}</span>
        </span>
        <span className="shrink-0 text-right">
          <span className="block text-[19px] leading-tight font-[640] tracking-[-0.02em]">
            {formatDecimal(roughPrice(lot.price_from, stay.minutes), lot.currency)}
          </span>
          <span className="block text-xs text-muted">
            {formatDecimal(lot.price_from, lot.currency)}/h
          </span>
        </span>
      </span>
      <span className="flex items-end justify-between gap-x-4">
        <FeatureList features={lot.features} mode={lot.mode} isShort />
        <FreeSlots lot={lot} stay={stay} />
      </span>
      <LocalTime lot={lot} stay={stay} readerZone={readerZone} />
    </Link>
  );
}

/** The first photo, in a place of a fixed size. */
function Thumbnail({ lot }: { lot: Lot }) {
  const [photo] = lot.photos;
  if (!photo) return null;
  return (
    <span className="size-16 shrink-0 overflow-hidden rounded-control bg-sunk">
      <Photo photo={photo} alt="" sizes="64px" isLazy className="size-full object-cover" />
    </span>
  );
}

/** How many slots are free: green, amber where they are few, red for none and for a closed lot. */
export function FreeSlots({ lot, stay }: { lot: Lot; stay: Stay }) {
  const { available_slots: free, total_slots: total } = lot;
  const minute = useMinute();
  const readerZone = useReaderZone();
  const closed = lotClosedFor(lot, rangeOf(stay, minute));
  const obstacle = obstacleOf(lot, stay, minute);
  if (closed && obstacle === "Closed") return <ClosedText lot={lot} closed={closed} />;
  if (obstacle) return <span className={clsx(freeClass, "text-bad")}>{obstacle}</span>;
  const isFew = free <= FEW_SLOTS && free / total <= FEW_SHARE;
  const tone = isFew ? "text-warn" : "text-ok";
  return (
    <span className={clsx(freeClass, free === 0 ? "text-bad" : tone)}>
      {free === 0
        ? fullText(lot, stay, readerZone)
        : `${isFew ? "Only " : ""}${free} of ${total} free`}
    </span>
  );
}

/** "Closed, opens Mon 23 Nov 07:00", or "Closes today 22:00" before the stay ends. */
function ClosedText({ lot, closed: { opensAt, closesAt } }: { lot: Lot; closed: LotClosed }) {
  const readerZone = useReaderZone();
  const textOf = (at: string) => formatMoment(at, lot.timezone, readerZone);
  return (
    <span className={clsx(freeClass, "text-bad")}>
      {closesAt && `Closes ${textOf(closesAt)}`}
      {!closesAt && (opensAt ? `Closed, opens ${textOf(opensAt)}` : "Closed")}
    </span>
  );
}

/** "Full", or "Full 16:00 – 18:00" */
const fullText = ({ timezone }: Lot, { from, minutes }: Stay, readerZone: string): string =>
  from ? `Full ${formatRange(from, endOf(from, minutes), timezone, readerZone)}` : "Full";

/** The chosen time by the lot's clock, where that differs from the reader's. */
function LocalTime({ lot, stay, readerZone }: Pick<LotCardProps, "lot" | "stay" | "readerZone">) {
  if (!stay.from || !foreignZone(lot.timezone, readerZone, stay.from)) return null;
  const time = formatStay(stay.from, endOf(stay.from, stay.minutes), lot.timezone, readerZone);
  return <span className="text-sm text-muted">There it is {time}</span>;
}
