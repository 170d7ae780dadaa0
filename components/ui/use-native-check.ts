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

interface Checks {
  faults: Readonly<Record<string, string>>;
  /** Since the last check. */
  edited: readonly string[];
  /** Edited since the answer of the server. */
  amended: readonly string[];
  answer: Refused;
}

const NO_ANSWER: Refused = {};
export const unchecked: Checks = { faults: {}, edited: [], amended: [], answer: NO_ANSWER };

export const afterEdit = (checks: Checks, name: string, answer: Refused): Checks => ({
  ...checks,
  edited: [...checks.edited, name],
  amended: [...amendedSince(checks, answer), name],
  answer,
});

export const afterCheck = (checks: Checks, faults: Checks["faults"]): Checks => ({
  ...checks,
  faults,
  edited: [],
});

export function errorBeside(checks: Checks, name: string, answer: Refused): string | undefined {
  if (checks.edited.includes(name)) return undefined;
  const isAmended = amendedSince(checks, answer).includes(name);
  return checks.faults[name] ?? (isAmended ? undefined : answer[name]?.[0]);
}

const amendedSince = (checks: Checks, answer: Refused) =>
  checks.answer === answer ? checks.amended : [];

/**
 * Checks a form by the attributes of its fields (`required`, `minLength`), but shows what is wrong
 * beside each field: the browser's own bubble is gone after a moment, and some readers skip it.
 * `refused` is what the server refused, by field: the same object until it answers again. What
 * stands beside a field goes away once it is edited, since it is about an earlier text.
 */
export function useNativeCheck(refused: Refused = NO_ANSWER) {
  const [checks, setChecks] = useState(unchecked);
  const errorOf = (name: string) => errorBeside(checks, name, refused);
  const onInput = ({ target }: FormEvent<HTMLFormElement>) =>
    setChecks((last) => afterEdit(last, (target as HTMLInputElement).name, refused));

  /** `others` are faults that no attribute tells, by the field that shows each. */
  function check(form: HTMLFormElement, others: Record<string, string> = {}): boolean {
    const fields = [...form.querySelectorAll("input")];
    const found = fields.flatMap((field) => {
      const fault = nativeFault(field);
      return fault ? [[field.name, fault] as const] : [];
    });
    const faults = { ...others, ...Object.fromEntries(found) };
    setChecks((last) => afterCheck(last, faults));
    const isRight = Object.keys(faults).length === 0;
    if (!isRight) focusFirstError(form);
    return isRight;
  }
  return { errorOf, check, onInput };
}
