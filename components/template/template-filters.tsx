"use client";
import { Search } from "lucide-react";
import { channelLabels } from "@/components/notification/channel-labels";
import { categoryLabels } from "@/components/preference/category-labels";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";
import { categories, channels, type Category, type Channel } from "@/lib/event/event";

interface Filters {
  q: string;
  category: Category | null;
  channel: Channel | null;
}

const categoryOptions = [
  { value: "", label: "All categories" },
  ...categories.map((value) => ({ value, label: categoryLabels[value].name })),
];
const channelOptions = [
  { value: "", label: "All channels" },
  ...channels.map((value) => ({ value, label: channelLabels[value].name })),
];

export function TemplateFilters({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}) {
  return (
    <div role="search" className="my-4 grid grid-cols-2 gap-2.5 lg:flex">
      <Field label="Search templates" hideLabel className="col-span-2 lg:flex-1">
        <span className="relative block">
          <Search
            size={18}
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-muted"
          />
          <SearchInput
            placeholder="Name, event or text"
            value={filters.q}
            onValueChange={(q) => onChange({ q })}
            className="pl-10.5!"
          />
        </span>
      </Field>
      <Field label="Category" hideLabel className="lg:w-48">
        <Select
          options={categoryOptions}
          value={filters.category ?? ""}
          onChange={(event) =>
            onChange({ category: categories.find((one) => one === event.target.value) ?? null })
          }
        />
      </Field>
      <Field label="Channel" hideLabel className="lg:w-44">
        <Select
          options={channelOptions}
          value={filters.channel ?? ""}
          onChange={(event) =>
            onChange({ channel: channels.find((one) => one === event.target.value) ?? null })
          }
        />
      </Field>
    </div>
  );
}
