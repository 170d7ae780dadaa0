import { expect, it } from "vitest";
import { afterCheck, afterEdit, errorBeside, nativeFault, unchecked } from "./use-native-check";

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

it("F1: a refusal of a field that was edited does not come back before a new answer", () => {
  const answer = { email: ["Taken."] };
  expect(errorBeside(unchecked, "email", answer)).toBe("Taken.");
  const edited = afterEdit(unchecked, "email", answer);
  expect(errorBeside(edited, "email", answer)).toBeUndefined();
  const checked = afterCheck(edited, { password: "At least 8 characters." });
  expect(errorBeside(checked, "email", answer)).toBeUndefined();
  expect(errorBeside(checked, "password", answer)).toBe("At least 8 characters.");
  expect(errorBeside(checked, "email", { email: ["Taken."] })).toBe("Taken.");
});

it("F1: an answer about a text that was edited meanwhile is not shown", () => {
  const edited = afterEdit(afterCheck(unchecked, {}), "email", {});
  expect(errorBeside(edited, "email", { email: ["Taken."] })).toBeUndefined();
});
