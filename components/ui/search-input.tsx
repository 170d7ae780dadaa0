"use client";
import type { ComponentProps } from "react";
import { Input } from "./input";
import { useSearchText } from "./use-search-text";

interface SearchInputProps extends Omit<ComponentProps<typeof Input>, "value" | "type"> {
  value: string;
  onValueChange: (value: string) => void;
}

export function SearchInput({ value, onValueChange, ...rest }: SearchInputProps) {
  const [text, change] = useSearchText(value, onValueChange);
  return <Input type="search" maxLength={100} {...rest} value={text} onValueChange={change} />;
}
