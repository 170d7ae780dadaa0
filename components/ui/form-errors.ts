import { capitalise } from "./capitalise";
import type { FieldErrors, FieldValues, Path, UseFormSetError } from "react-hook-form";
import type { ApiError, ProblemBody } from "@/lib/http/client";

type Messages = Record<string, string | readonly string[] | undefined>;
type Refusal = Pick<ProblemBody, "detail" | "errors">;

/** Shows the server's field errors next to their fields, and all others under `root`. */
export function showErrors<V extends FieldValues>(
  error: ApiError,
  setError: UseFormSetError<V>,
  shown: readonly Path<V>[],
): void {
  const { problem } = error;
  for (const name of shown) {
    const message = problem.errors?.[name]?.[0];
    if (message) setError(name, { message });
  }
  const message = formMessage(problem, shown);
  if (message) setError("root", { message });
}

/**
 * What stands above the fields of a form: the errors that none of the `shown` fields shows, or the
 * refusal's detail when it names no field.
 */
export function formMessage(
  refusal: Refusal | null | undefined,
  shown: readonly string[],
): string | undefined {
  if (!refusal) return undefined;
  const errors = refusal.errors ?? {};
  return Object.keys(errors).length === 0 ? refusal.detail : unshownMessage(errors, shown);
}

/** The errors of names that no field shows, as one text. */
export function unshownMessage(errors: Messages, shown: readonly string[]): string | undefined {
  const unshown = Object.entries(errors).filter(([name]) => !shown.includes(name));
  const texts = unshown.map(([name, messages]) => {
    const message = typeof messages === "string" ? messages : messages?.[0];
    return name ? `${labelOf(name)}: ${message}` : message;
  });
  return texts.length ? texts.join(" ") : undefined;
}

/** The form's message after a check in the browser or an answer of the server. */
export const rootMessage = (
  { root, ...errors }: FieldErrors,
  shown: readonly string[],
): string | undefined =>
  root?.message ??
  unshownMessage(
    Object.fromEntries(
      Object.entries(errors).map(([name, error]) => [
        name,
        typeof error?.message === "string" ? error.message : "Invalid.",
      ]),
    ),
    shown,
  );

/** "phone_number" is "Phone number". */
const labelOf = (name: string) => capitalise(name).replaceAll(/[._]/g, " ");

/** Focuses the first invalid field, after React has marked it. */
export function focusFirstError(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
