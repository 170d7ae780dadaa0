"use client";
import { Field as Base } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** A labelled control. Base UI links help and error to it by `aria-describedby`. */
export function Field({
  label,
  help,
  error,
  hideLabel = false,
  className = "",
  children,
}: FieldProps) {
  return (
    <Base.Root
      invalid={Boolean(error)}
      className={`grid min-w-0 content-start gap-1.5 ${className}`}
    >
      <Base.Label className={hideLabel ? "sr-only" : "text-sm font-[560]"}>{label}</Base.Label>
      {children}
      {help && !error && <Base.Description className="text-sm text-muted">{help}</Base.Description>}
      {error && (
        <Base.Error match className="flex items-start gap-1.5 text-sm text-bad">
          <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
          {error}
        </Base.Error>
      )}
    </Base.Root>
  );
}

/** An error of the whole form, announced to screen readers. */
export function FormError({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <div
      role="alert"
      className="flex items-start gap-2 rounded-control bg-bad-soft px-3.5 py-3 text-sm text-bad"
    >
      <CircleAlert size={17} className="mt-px shrink-0" aria-hidden />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
