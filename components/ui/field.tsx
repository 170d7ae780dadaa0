"use client";
import { CircleAlert } from "lucide-react";
import { createContext, useContext, useId, type ReactNode } from "react";

interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

interface FieldState {
  id: string;
  describedBy: string | undefined;
  isInvalid: boolean;
}
const FieldContext = createContext<FieldState | null>(null);

/** The attributes that link a control to the label, help and error of the field around it. */
export function useFieldControl() {
  const field = useContext(FieldContext);
  if (!field) return {};
  const { id, describedBy, isInvalid } = field;
  return {
    id,
    ...(describedBy && { "aria-describedby": describedBy }),
    ...(isInvalid && { "aria-invalid": true }),
  };
}

/** A labelled control. */
export function Field({
  label,
  help,
  error,
  hideLabel = false,
  className = "",
  children,
}: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const describedBy = error || help ? noteId : undefined;
  return (
    <div className={`grid min-w-0 content-start gap-1.5 ${className}`}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-[560]"}>
        {label}
      </label>
      <FieldContext value={{ id, describedBy, isInvalid: Boolean(error) }}>{children}</FieldContext>
      {help && !error && (
        <p id={noteId} className="text-sm text-muted">
          {help}
        </p>
      )}
      {error && (
        <div id={noteId} className="flex items-start gap-1.5 text-sm text-bad">
          <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
          {error}
        </div>
      )}
    </div>
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

/** What a person should know before going on, announced to screen readers. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      className="flex items-start gap-2 rounded-control bg-warn-soft px-3.5 py-3 text-sm text-warn"
    >
      <CircleAlert size={17} className="mt-px shrink-0" aria-hidden />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
