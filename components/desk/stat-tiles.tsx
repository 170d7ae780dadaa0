"use client";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { useReaderZone } from "@/hooks/use-actor";
import { formatDecimal } from "@/lib/core/money";
import type { OwnerSummary } from "@/lib/domain/desk/schema";
import { nextArrival } from "./next-arrival";
import { formatWhole, revenueComparison } from "./revenue-comparison";

/** Four figures of today; without a summary, their skeletons. */
export function StatTiles({
  summary,
  timezone,
}: {
  summary: OwnerSummary | undefined;
  timezone: string;
}) {
  const readerZone = useReaderZone();
  const tiles = summary ? tilesOf(summary, timezone, readerZone) : skeletons;
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-4">
      {tiles.map(({ label, figure, note, href }) => (
        <div key={label} className={clsx(tile, href && linked)}>
          <dt className="text-sm text-muted">
            {href ? (
              <Link href={href} className={tileLink}>
                {label}
              </Link>
            ) : (
              label
            )}
          </dt>
          <dd className="mt-1 min-w-0">
            {figure === null ? (
              <Skeleton className="mt-1 h-7 w-24" />
            ) : (
              <span className={figureClass}>{figure}</span>
            )}
            <span className="mt-0.5 block text-sm text-muted">{note ?? "\u00a0"}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const tile = clsx(
  "flex min-h-[108px] min-w-0 flex-col px-4 py-3.5 lg:px-4.5",
  "rounded-card border border-line bg-card shadow-card",
);
const linked = "relative hover:bg-sunk/50";
/** The whole tile is the link. */
const tileLink = clsx(
  "after:absolute after:inset-0 after:rounded-card",
  "focus-visible:outline-none focus-visible:after:outline-2",
);
const figureClass =
  "block truncate text-[24px] leading-8 font-[640] tracking-[-.03em] lg:text-figure";

interface Tile {
  label: string;
  figure: ReactNode | null;
  note: string | null;
  /** The page with what was counted. */
  href?: string;
}
const labels = {
  occupied: "Occupied now",
  revenue: "Revenue today",
  arriving: "Arriving in the next hour",
  cash: "Cash to verify",
};
const skeletons: Tile[] = Object.values(labels).map((label) => ({
  label,
  figure: null,
  note: null,
}));

function tilesOf(summary: OwnerSummary, timezone: string, readerZone: string): Tile[] {
  const share = summary.total_slots
    ? Math.round((summary.occupied_slots / summary.total_slots) * 100)
    : 0;
  return [
    {
      label: labels.occupied,
      figure: `${summary.occupied_slots} of ${summary.total_slots}`,
      note: `${share} %`,
    },
    {
      label: labels.revenue,
      figure: formatWhole(summary.revenue, summary.currency),
      note: revenueComparison(summary),
    },
    {
      label: labels.arriving,
      figure: summary.arriving_soon,
      note: nextArrival(summary, timezone, readerZone),
      href: "/owner/bookings?view=upcoming",
    },
    {
      label: labels.cash,
      figure: summary.cash_open,
      note: summary.cash_open
        ? formatDecimal(summary.cash_amount, summary.currency)
        : "nothing to verify",
    },
  ];
}
