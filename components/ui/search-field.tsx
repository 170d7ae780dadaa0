"use client";
import { Search } from "lucide-react";
import { Field } from "./field";
import { SearchInput } from "./search-input";

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  return (
    <Field label={label} hideLabel className="relative min-w-60 flex-1 sm:max-w-96">
      <Search
        aria-hidden
        size={18}
        className="pointer-events-none absolute top-[15px] left-3.5 z-10 text-muted"
      />
      <SearchInput
        className="pl-10.5"
        placeholder={placeholder}
        value={value}
        onValueChange={onChange}
      />
    </Field>
  );
}
