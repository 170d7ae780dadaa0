import { expect, it } from "vitest";
import { safePath } from "./safe-path";

it.each([
  "//evil",
  "https://evil",
  "/\\evil",
  "/\t/evil",
  "javascript:alert(1)",
  "https://app@evil",
  "",
  null,
  7,
  "/a\\b",
  "/a\nb",
])("H58 S21: %o leads home", (value) => expect(safePath(value)).toBe("/"));
it.each(["/", "/bookings/1?x=1#y", "/find?q=Lot%20A"])("keeps %s", (value) =>
  expect(safePath(value)).toBe(value),
);
