import type { z } from "zod";

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const kinds: Record<string, string> = {
  string: "A text is required.",
  number: "A number is required.",
  int: "A whole number is required.",
  boolean: "Allowed values: true, false.",
  array: "A list is required.",
  object: "An object is required.",
  record: "An object is required.",
};
const formats: Record<string, string> = {
  uuid: "This is not an id.",
  datetime: "This is not a time.",
  date: "This is not a date.",
  time: "This is not a time of day.",
};
const units: Record<string, string> = { string: " characters", array: " entries" };

/**
 * The message for a value that a schema refuses, in words for the person who typed it. A message
 * that the schema itself gives goes before this one; undefined leaves Zod's own message.
 */
export function issueWords(issue: Issue): string | undefined {
  if (
    issue.input === undefined &&
    (issue.code === "invalid_type" || issue.code === "invalid_value")
  )
    return "This field is required.";
  switch (issue.code) {
    case "invalid_type":
      return kinds[issue.expected];
    case "invalid_value":
      return `Allowed values: ${issue.values.map(String).join(", ")}.`;
    case "invalid_format":
      return formats[issue.format];
    case "too_big":
      return `At most ${issue.maximum}${units[issue.origin] ?? ""}.`;
    case "too_small":
      return `At least ${issue.minimum}${units[issue.origin] ?? ""}.`;
    case "invalid_union":
      return "This value has none of the allowed forms.";
    default:
      return undefined;
  }
}
