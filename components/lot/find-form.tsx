"use client";
import { LocateFixed, Search } from "lucide-react";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { vehicleNames } from "@/components/vehicle/vehicle-names";
import { useGeolocation } from "@/hooks/use-geolocation";
import { vehicleTypes } from "@/lib/domain/vehicle/values";
import { sortOf, sorts, type FindFilters, type Sort } from "./find-filters";
import type { Stay } from "./stay";
import { paramsOf } from "./stay-params";
import { TimePicker } from "./time-picker/time-picker";

interface FindFormProps {
  filters: FindFilters;
  stay: Stay;
  onChange: (change: Partial<{ [K in keyof FindFilters]: FindFilters[K] | null }>) => void;
  timezone: string;
}

const sortNames: Record<Sort, string> = {
  distance: "Distance",
  price: "Lowest price",
  "-rating": "Best rating",
  "-available": "Most free slots",
  name: "Name",
};
const typeOptions = [
  { value: "", label: "Any vehicle" },
  ...vehicleTypes.map((type) => ({ value: type, label: `For a ${vehicleNames[type]}` })),
];

export function FindForm({ filters, stay, onChange, timezone }: FindFormProps) {
  const near = useGeolocation((place) => onChange({ near: place }));
  const sortOptions = sorts
    .filter((sort) => sort !== "distance" || filters.near)
    .map((sort) => ({ value: sort, label: sortNames[sort] }));
  return (
    <Card className="p-4 lg:sticky lg:top-8">
      <form role="search" className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
        <Field label="Lot, street or city">
          <span className="relative block">
            <Search
              size={18}
              className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-muted"
              aria-hidden
            />
            <Input
              type="search"
              enterKeyHint="search"
              maxLength={100}
              className="pl-10.5"
              value={filters.q}
              onValueChange={(q) => onChange({ q: q || null })}
            />
          </span>
        </Field>
        <TimePicker
          stay={stay}
          onChange={(next) => onChange(paramsOf(next))}
          timeZone={timezone}
          readerZone={timezone}
        />
        <div className="flex flex-wrap gap-2">
          <Chip
            pressed={filters.near !== null}
            disabled={near.pending}
            onChange={(on) => (on ? near.ask() : onChange({ near: null, sort: null }))}
          >
            <LocateFixed size={16} aria-hidden />
            Near me
          </Chip>
          <Chip pressed={filters.ev} onChange={(on) => onChange({ ev: on || null })}>
            EV charger
          </Chip>
          <Chip pressed={filters.covered} onChange={(on) => onChange({ covered: on || null })}>
            Covered
          </Chip>
        </div>
        {near.problem && (
          <p role="status" className="text-sm text-warn">
            {near.problem}
          </p>
        )}
        <div className="grid grid-cols-2 gap-3">
          <Field label="Vehicle">
            <Select
              options={typeOptions}
              value={filters.type ?? ""}
              onChange={(event) =>
                onChange({ type: vehicleTypes.find((type) => type === event.target.value) ?? null })
              }
            />
          </Field>
          <Field label="Sort by">
            <Select
              options={sortOptions}
              value={sortOf(filters)}
              onChange={(event) =>
                onChange({ sort: sorts.find((sort) => sort === event.target.value) ?? null })
              }
            />
          </Field>
        </div>
      </form>
    </Card>
  );
}
