import { expect, it } from "vitest";
import { ApiError } from "@/lib/http/client";
import { isRefused, isRetryable, retryDelay } from "./retry";

const error = (status: number, code = "error", retryAfter: number | null = null) =>
  new ApiError({ title: "", status, code, detail: "" }, retryAfter);

it.each([
  ["no connection", error(0, "network"), true],
  ["a timeout", error(408), true],
  ["too many requests", error(429), true],
  ["a server error", error(503), true],
  ["a conflict", error(409), false],
  ["a missing row", error(404), false],
  ["an error of this page", new Error("bug"), false],
])("decides whether %s is worth another attempt", (_name, cause, expected) => {
  expect(isRetryable(cause)).toBe(expected);
});

it.each([
  ["a conflict", error(409), true],
  ["a server error", error(500), false],
  ["no connection", error(0, "network"), false],
  ["an error of this page", new Error("bug"), false],
])("B4: knows after %s whether nothing was done", (_name, cause, expected) => {
  expect(isRefused(cause)).toBe(expected);
});

it("doubles the delay up to ten seconds, unless the server names one", () => {
  expect([0, 1, 2, 9].map((attempt) => retryDelay(attempt, error(503)))).toEqual([
    1000, 2000, 4000, 10_000,
  ]);
  expect(retryDelay(0, error(429, "rate_limited", 7))).toBe(7000);
});
