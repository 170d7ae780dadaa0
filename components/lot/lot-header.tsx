import { ArrowLeft, Star } from "lucide-react";
import { formatDistance } from "@/components/ui/format";
import { backLinkClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import type { Lot } from "@/lib/domain/lot/schema";

interface LotHeaderProps {
  lot: Lot;
  /** The address of what led here, and what the link to it says. */
  back: string;
  backText?: string;
}

export function LotHeader({ lot, back, backText = "All lots" }: LotHeaderProps) {
  return (
    <div className="grid gap-3">
      <Link href={back} className={backLinkClass}>
        <ArrowLeft size={18} aria-hidden />
        {backText}
      </Link>
      <PageTitle
        note={
          <span className="flex flex-wrap items-center gap-x-1.5">
            <span>
              {[lot.address, lot.city, lot.distance_km !== null && formatDistance(lot.distance_km)]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {lot.rating !== null && (
              <span className="inline-flex items-center gap-1 text-ink">
                · {lot.rating.toFixed(1)}
                <Star size={14} className="fill-current" aria-label="stars" />
              </span>
            )}
          </span>
        }
      >
        {lot.name}
      </PageTitle>
    </div>
  );
}
