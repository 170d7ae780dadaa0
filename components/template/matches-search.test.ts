import { expect, it } from "vitest";
import { matchesSearch } from "./matches-search";

const template = {
  name: "Cancelled · Driver",
  event_type: "reservation_cancelled",
  subject_template: "Cancelled",
  body_template: "Your reservation at {lot} was cancelled",
};

it.each([
  ["words of the name", "cancelled driver", true],
  ["a part of the event", "reservation_canc", true],
  ["the event in words", "reservation cancelled", true],
  ["words of the text", "YOUR reservation", true],
  ["an empty search", "", true],
  ["a word that occurs nowhere", "cancelled owner", false],
])("matches %s: “%s” is %s", (_name, search, expected) => {
  expect(matchesSearch(template, search)).toBe(expected);
});
