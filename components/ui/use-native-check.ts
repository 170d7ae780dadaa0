"use client";
import { useState, type FormEvent } from "react";
import { focusFirstError } from "./form-errors";

type Checked = Pick<HTMLInputElement, "name" | "type" | "minLength"> & {
  validity: Pick<ValidityState, "valueMissing" | "tooShort" | "typeMismatch" | "valid">;
};

type Refused = Readonly<Record<string, readonly string[] | undefined>>;

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
 * `refused` is what the server refused, by field. What stands beside a field goes away once it is
 * edited, since it is about an earlier text.
 */
export function useNativeCheck(refused: Refused = {}) {
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set());
  const errorOf = (name: string): string | undefined =>
    edited.has(name) ? undefined : (faults[name] ?? refused[name]?.[0]);
  const onInput = ({ target }: FormEvent<HTMLFormElement>) =>
    setEdited(new Set([...edited, (target as HTMLInputElement).name]));

  /** `others` are faults that no attribute tells, by the field that shows each. */
  function check(form: HTMLFormElement, others: Record<string, string> = {}): boolean {
    const fields = [...form.querySelectorAll("input")];
    const found = fields.flatMap((field) => {
      const fault = nativeFault(field);
      return fault ? [[field.name, fault] as const] : [];
    });
    const all = { ...others, ...Object.fromEntries(found) };
    setFaults(all);
    setEdited(new Set());
    const isRight = Object.keys(all).length === 0;
    if (!isRight) focusFirstError(form);
    return isRight;
  }
  return { errorOf, check, onInput };
}
