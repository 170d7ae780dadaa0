import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import type { ApiError } from "@/lib/http/client";

/** Shows the server's field errors next to their fields, or the problem's detail under `root`. */
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

/** Focuses the first invalid field, after React has marked it. */
export function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
