import { expect, it } from "vitest";
import { isCustomized } from "./is-customized";

const builtIn = { subject: "Cancelled", body: "Your reservation at {lot} was cancelled" };
const unchanged = {
  subject_template: builtIn.subject,
  body_template: builtIn.body,
  is_active: true,
};

it.each([
  ["the built-in text", unchanged, false],
  ["another text", { ...unchanged, subject_template: "Gone" }, true],
  [
    "another text that is switched off",
    { ...unchanged, subject_template: "Gone", is_active: false },
    false,
  ],
])("decides whether %s is customized", (_name, template, expected) => {
  expect(isCustomized(template, builtIn)).toBe(expected);
});
