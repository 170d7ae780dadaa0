import { expect, it } from "vitest";
import { nativeFault } from "./use-native-check";

const fine = { valid: false, valueMissing: false, tooShort: false, typeMismatch: false };
const fieldOf = (type: string, validity: Partial<typeof fine>) => ({
  name: "x",
  type,
  minLength: 8,
  validity: { ...fine, ...validity },
});

it.each([
  ["a field that is right", fieldOf("text", { valid: true }), null],
  ["an empty e-mail", fieldOf("email", { valueMissing: true }), "Enter your e-mail address."],
  ["no e-mail", fieldOf("email", { typeMismatch: true }), "Enter a valid e-mail address."],
  ["an empty password", fieldOf("password", { valueMissing: true }), "Enter a password."],
  ["a short password", fieldOf("password", { tooShort: true }), "At least 8 characters."],
])("F1: %s", (_name, field, words) => {
  expect(nativeFault(field)).toBe(words);
});
