import { expect, it } from "vitest";
import { errors } from "@/lib/core/errors";
import { pageWords } from "./page-words";
import { visibleText } from "./shapes";

const blank = visibleText(5).safeParse(" ").error!.issues[0]!.message;

it.each([
  [errors.throttled(4).problem.detail, "Too many tries. Try again in 4 seconds."],
  [errors.throttled(1).problem.detail, "Too many tries. Try again in 1 second."],
  [errors.unauthenticated().problem.detail, "You are signed out. Please sign in again."],
  [errors.forbidden().problem.detail, "Your account may not do this."],
  [blank, "Please fill this in."],
  ["The start lies in the past.", "The start lies in the past."],
])("a page says for %j: %j", (text, expected) => {
  expect(pageWords(text)).toBe(expected);
});
