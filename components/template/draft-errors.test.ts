import { expect, it } from "vitest";
import { draftErrors } from "./draft-errors";

const template = { variables: ["lot"], delivery_channel: "in_app" as const };
const draft = { subject_template: "Cancelled", body_template: "At {lot}" };

it.each([
  ["a good draft", draft, {}],
  ["a blank subject", { ...draft, subject_template: " " }, { subject_template: ["Enter a text."] }],
  [
    "an unknown variable",
    { ...draft, body_template: "At {place}" },
    { body_template: ["There is no variable {place}."] },
  ],
])("finds the errors of %s", (_name, changed, errors) => {
  expect(draftErrors(template, changed, undefined)).toEqual(errors);
});

it("measures the length of the preview, not of the template", () => {
  const preview = { subject: "x".repeat(201), body: "" } as Parameters<typeof draftErrors>[2];
  const errors = draftErrors(template, draft, preview);
  expect(Object.keys(errors)).toEqual(["subject_template"]);
});
