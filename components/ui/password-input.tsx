"use client";
import { clsx } from "clsx";
import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { Input } from "./input";

const toggle = clsx(
  "absolute inset-y-0 right-0 grid w-12 place-items-center rounded-control",
  "text-muted hover:text-ink",
);

/** A password that its writer can show. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type">) {
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <span className="relative block min-w-0">
      <Input
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...props}
        type={isShown ? "text" : "password"}
        className="pr-12"
      />
      <button
        type="button"
        aria-label={isShown ? "Hide password" : "Show password"}
        onClick={() => setIsShown(!isShown)}
        className={toggle}
      >
        <Icon size={18} aria-hidden />
      </button>
    </span>
  );
}
