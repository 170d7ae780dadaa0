import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import type { ApiError } from "@/lib/http/client";

/** Puts the server's field errors beside their fields; what has no field goes under `root`. */
export function showErrors<V extends FieldValues>(
  error: ApiError,
  setError: UseFormSetError<V>,
  fields: readonly Path<V>[],
): void {
  const known = Object.entries(error.problem.errors ?? {}).filter(([name]) =>
    (fields as readonly string[]).includes(name),
  );
  for (const [name, messages] of known)
    setError(name as Path<V>, { message: messages[0] ?? error.problem.detail });
  if (known.length === 0) setError("root", { message: error.problem.detail });
}

/** Brings the first field with an error into sight, once it is marked. */
export function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
