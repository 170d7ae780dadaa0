"use client";
import { useState, type ComponentProps } from "react";
import { Input } from "./input";
import { readTime } from "./typed-time";

interface ClockInputProps extends Omit<ComponentProps<typeof Input>, "value" | "onValueChange"> {
  value: string;
  /** The time as "09:30", or the text as it was typed when it is none. */
  onCommit: (time: string) => void;
}

/** A time of 24 hours that is typed; it is read when the field is left or Enter is pressed. */
export function ClockInput({ value, onCommit, ...rest }: ClockInputProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function commit() {
    setTyped(null);
    if (typed !== null && typed !== value) onCommit(readTime(typed) ?? typed);
  }
  return (
    <Input
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      placeholder="hh:mm"
      value={typed ?? value}
      onValueChange={setTyped}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        commit();
      }}
      {...rest}
    />
  );
}
