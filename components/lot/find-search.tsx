"use client";
import { clsx } from "clsx";
import { Search, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { formatMinutes } from "@/components/ui/format";
import { SearchInput } from "@/components/ui/search-input";
import type { FindFilters } from "./find-filters";
import type { FiltersChange } from "./filter-chips";
import type { Stay } from "./stay";
import { paramsOf } from "./stay-params";
import { TimePicker } from "./time-picker/time-picker";
import { useStayWords } from "./time-picker/stay-words";

interface FindSearchProps {
  filters: FindFilters;
  stay: Stay;
  readerZone: string;
  onChange: (change: FiltersChange) => void;
  /** On a phone it opens over what is below, a map that would not fit under it. */
  isOverlay: boolean;
}

const sheet = clsx(
  "max-lg:absolute max-lg:inset-x-0 max-lg:top-0 max-lg:z-30 max-lg:rounded-card max-lg:border",
  "max-lg:border-line max-lg:bg-card max-lg:p-3 max-lg:shadow-card",
);

/** Where the search looks, as its closed line says it. */
function placeWords({ q, near, within }: FindFilters): string {
  if (q.trim()) return q.trim();
  if (!near) return "Anywhere";
  return within === null ? "Near me" : "This area of the map";
}

/** Where and when: on a phone one line, which expands in place. */
export function FindSearch({ filters, stay, readerZone, onChange, isOverlay }: FindSearchProps) {
  const [isOpen, setOpen] = useState(false);
  const words = useStayWords(stay, readerZone, readerZone);
  return (
    <form
      role="search"
      className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        setOpen(false);
      }}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        className={clsx(
          "w-full items-center gap-3.5 rounded-card border border-faint bg-card px-4 py-2.5",
          "text-left shadow-card lg:hidden",
          isOpen && !isOverlay ? "hidden" : "flex",
          isOpen && "invisible",
        )}
        onClick={() => setOpen(true)}
      >
        <Search size={20} className="shrink-0" aria-hidden />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-[640]">{placeWords(filters)}</span>
          <span className="block truncate text-sm text-muted">
            {words.day} {words.time} · {formatMinutes(stay.minutes)}
          </span>
        </span>
        <SlidersHorizontal size={19} className="shrink-0" aria-hidden />
        <span className="sr-only">Change the search</span>
      </button>
      {isOpen && isOverlay && (
        <button
          type="button"
          aria-label="Close the search"
          className="fixed inset-0 z-30 bg-ink/25 lg:hidden"
          onClick={() => setOpen(false)}
        />
      )}
      <div className={clsx("grid gap-2.5", !isOpen && "max-lg:hidden", isOverlay && sheet)}>
        <Field label="Lot, street or city" hideLabel>
          <span className="relative block">
            <Search
              size={19}
              className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2"
              aria-hidden
            />
            <SearchInput
              enterKeyHint="search"
              placeholder="Lot, street or city"
              className="h-14 pl-11"
              value={filters.q}
              onValueChange={(q) => onChange({ q: q || null })}
            />
          </span>
        </Field>
        <TimePicker
          stay={stay}
          onChange={(next) => onChange(paramsOf(next))}
          timeZone={readerZone}
          readerZone={readerZone}
        />
        <Button type="submit" wide className="lg:hidden">
          Show the lots
        </Button>
      </div>
    </form>
  );
}
