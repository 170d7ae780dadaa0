"use client";
import { clsx } from "clsx";
import { ChevronDown, LocateFixed } from "lucide-react";
import { Chip, chipClass } from "@/components/ui/chip";
import { vehicleNames } from "@/components/vehicle/vehicle-names";
import type { useGeolocation } from "@/hooks/use-geolocation";
import { vehicleTypes } from "@/lib/domain/vehicle/values";
import { maxRates, maxRateText, sortOf, sorts, type FindFilters, type Sort } from "./find-filters";

export type FiltersChange = Partial<{ [K in keyof FindFilters]: FindFilters[K] | null }>;

interface FilterChipsProps {
  filters: FindFilters;
  onChange: (change: FiltersChange) => void;
  near: ReturnType<typeof useGeolocation>;
  /** Whether a lot of the result has a rating to sort by. */
  isRated: boolean;
  /** The currency of the prices. */
  currency: string | null;
}

const sortNames: Record<Sort, string> = {
  distance: "Nearest",
  price: "Lowest price",
  "-rating": "Best rating",
  "-available": "Most free slots",
  name: "By name",
};

/** All filters of a search in one row, which scrolls where it is too long. */
export function FilterChips({ filters, onChange, near, isRated, currency }: FilterChipsProps) {
  const shownSorts = sorts.filter(
    (sort) => (sort !== "distance" || filters.near) && (sort !== "-rating" || isRated),
  );
  return (
    <div
      role="group"
      aria-label="Filters"
      className={clsx(
        // A mouse wheel does not reach what a row has on its right.
        "-mx-5 flex gap-2 overflow-x-auto px-5 py-1 [scrollbar-width:none] lg:mx-0 lg:px-0.5",
        "max-lg:mask-[linear-gradient(90deg,black_calc(100%-36px),transparent)] lg:flex-wrap",
      )}
    >
      <ChipSelect
        label="Sort by"
        value={sortOf(filters)}
        isDefault={filters.sort === null}
        options={shownSorts.map((sort) => [sort, sortNames[sort]])}
        onChange={(value) => onChange({ sort: sorts.find((sort) => sort === value) ?? null })}
      />
      <Chip
        pressed={filters.near !== null}
        disabled={near.pending}
        onChange={(on) => (on ? near.ask() : onChange({ near: null, within: null, sort: null }))}
      >
        <LocateFixed size={16} aria-hidden />
        {filters.within === null ? "Near me" : "This area"}
      </Chip>
      <Chip pressed={filters.covered} onChange={(on) => onChange({ covered: on || null })}>
        Covered
      </Chip>
      <Chip pressed={filters.ev} onChange={(on) => onChange({ ev: on || null })}>
        EV charger
      </Chip>
      <ChipSelect
        label="Highest price of an hour"
        value={String(filters.max ?? "")}
        isDefault={filters.max === null}
        options={[
          ["", "Any price"],
          ...maxRates(currency, filters.max).map((rate) => [
            `${rate}`,
            maxRateText(rate, currency),
          ]),
        ]}
        onChange={(value) => onChange({ max: value ? Number(value) : null })}
      />
      <ChipSelect
        label="Vehicle"
        value={filters.type ?? ""}
        isDefault={filters.type === null}
        options={[["", "Any vehicle"], ...vehicleTypes.map((type) => [type, vehicleNames[type]])]}
        onChange={(value) =>
          onChange({ type: vehicleTypes.find((type) => type === value) ?? null })
        }
      />
      <span className="w-6 shrink-0" aria-hidden />
    </div>
  );
}

interface ChipSelectProps {
  label: string;
  value: string;
  isDefault: boolean;
  options: readonly (readonly string[])[];
  onChange: (value: string) => void;
}

/** A native select that looks like a chip. */
function ChipSelect({ label, value, isDefault, options, onChange }: ChipSelectProps) {
  return (
    <span className="relative inline-flex shrink-0">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(
          chipClass,
          "appearance-none pr-8 first-letter:uppercase",
          !isDefault && "border-ink bg-ink text-ground",
        )}
      >
        {options.map(([key = "", name]) => (
          <option key={key} value={key} className="bg-card text-ink">
            {name}
          </option>
        ))}
      </select>
      <ChevronDown
        size={15}
        aria-hidden
        className={clsx(
          "pointer-events-none absolute top-1/2 right-3 -translate-y-1/2",
          !isDefault && "text-ground",
        )}
      />
    </span>
  );
}
