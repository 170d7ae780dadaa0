"use client";
import { useState } from "react";
import { focusFirstError } from "./form-errors";

type Checked = Pick<HTMLInputElement, "name" | "type" | "minLength"> & {
  validity: Pick<ValidityState, "valueMissing" | "tooShort" | "typeMismatch" | "valid">;
};

/** What is wrong with a field by its own attributes, in words for a place beside it. */
export function nativeFault({ type, minLength, validity }: Checked): string | null {
  if (validity.valid) return null;
  if (validity.tooShort) return `At least ${minLength} characters.`;
  if (type === "email" && !validity.valueMissing) return "Enter a valid e-mail address.";
  // A shown password has the type of a text.
  return type === "email" ? "Enter your e-mail address." : "Enter a password.";
}

/**
 * Checks a form by the attributes of its fields (`required`, `minLength`), but shows what is wrong
 * beside each field: the browser's own bubble is gone after a moment, and some readers skip it.
 */
export function useNativeCheck() {
  const [faults, setFaults] = useState<Record<string, string>>({});
  function check(form: HTMLFormElement): boolean {
    const fields = [...form.querySelectorAll("input")];
    const found = fields.flatMap((field) => {
      const fault = nativeFault(field);
      return fault ? [[field.name, fault] as const] : [];
    });
    setFaults(Object.fromEntries(found));
    if (found.length > 0) focusFirstError(form);
    return found.length === 0;
  }
  return { faults, check };
}
