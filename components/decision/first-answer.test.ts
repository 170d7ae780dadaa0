import { expect, it } from "vitest";
import { ApiError } from "@/lib/http/client";
import { firstAnswer } from "./first-answer";

const problem = { title: "", status: 409, code: "already_resolved", detail: "", request_id: "" };
const resolved = { by: "Ada Cruz", at: "2026-11-26T02:42:00Z", outcome: "verified" };
const wordsOf = (more: object) =>
  firstAnswer(new ApiError({ ...problem, ...more }), "Asia/Manila")?.replace(/[⁨⁩]/g, "");

it("N5: names who decided first, and when", () => {
  expect(wordsOf({ resolved })).toBe("Verified by Ada 10:42");
});

it("says nothing of other refusals", () => {
  expect(wordsOf({})).toBeUndefined();
  expect(wordsOf({ resolved, status: 500 })).toBeUndefined();
});
