import { expect, it } from "vitest";
import { isCustomized } from "./is-customized";

const builtIn = {
  event_type: "reservation_cancelled",
  audience: "driver",
  delivery_channel: "in_app",
  subject_template: "Cancelled",
  body_template: "Your reservation at {lot} was cancelled",
  is_active: true,
} as const;

it.each([
  ["the built-in text", builtIn, false],
  ["another text", { ...builtIn, subject_template: "Gone" }, true],
  [
    "another text that is switched off",
    { ...builtIn, subject_template: "Gone", is_active: false },
    false,
  ],
])("decides whether %s is customized", (_name, template, expected) => {
  expect(isCustomized(template)).toBe(expected);
});
