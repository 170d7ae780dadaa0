"use client";
import { Navigation } from "lucide-react";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { formatMinutes } from "@/components/ui/format";
import { formatDecimal } from "@/lib/core/money";
import type { Lot } from "@/lib/domain/lot/schema";
import { FreeSlots, lotPath, whereText } from "./lot-card";
import { roughPrice, type Stay } from "./stay";

interface SelectedLotCardProps {
  lot: Lot;
  stay: Stay;
  back: string;
}

/** The lot whose pin is selected, over the map. */
export function SelectedLotCard({ lot, stay, back }: SelectedLotCardProps) {
  return (
    <section
      aria-label="Selected lot"
      className="grid gap-3 rounded-card border border-line bg-card p-4 shadow-card"
    >
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h2 className="truncate text-[17px] font-[640] tracking-[-0.015em]">{lot.name}</h2>
          <p className="truncate text-sm text-muted">{whereText(lot)}</p>
        </div>
        <p className="shrink-0 text-right">
          <span className="block text-[19px] leading-tight font-[640] tracking-[-0.02em]">
            {formatDecimal(roughPrice(lot.price_from, stay.minutes), lot.currency)}
          </span>
          <span className="block text-xs text-muted">for {formatMinutes(stay.minutes)}</span>
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FreeSlots lot={lot} stay={stay} />
        <span className="flex gap-2">
          <a
            href={`https://www.openstreetmap.org/directions?to=${lot.latitude},${lot.longitude}`}
            target="_blank"
            rel="noreferrer"
            className={buttonClass({ variant: "secondary" })}
          >
            <Navigation size={18} aria-hidden />
            <span className="max-sm:sr-only">Directions</span>
          </a>
          <ButtonLink href={lotPath(lot, stay, back)}>Choose a slot</ButtonLink>
        </span>
      </div>
    </section>
  );
}
