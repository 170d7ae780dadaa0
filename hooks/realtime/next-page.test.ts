import { expect, it } from "vitest";
import { MAX_ROWS, nextPage } from "./next-page";

const page = (from: number, to: number, next: string | null = "more") => ({
  count: 100,
  next,
  previous: null,
  results: Array.from({ length: to - from }, (_, index) => ({ id: String(from + index) })),
});
const nothingMoved = () => false;

it("continues after the loaded pages", () => {
  expect(nextPage([page(0, 20)], [1], nothingMoved)).toBe(2);
  expect(nextPage([page(0, 20), page(20, 40)], [1, 2], nothingMoved)).toBe(3);
  expect(nextPage([page(0, 20, null)], [1], nothingMoved)).toBeUndefined();
});

it("repeats a page whose rows moved up because earlier ones were read or removed", () => {
  expect(nextPage([page(0, 20)], [1], (id) => id === "19")).toBe(1);
  expect(nextPage([page(3, 20)], [1], nothingMoved)).toBe(1);
});

it("skips a page that contained nothing new", () => {
  expect(nextPage([page(0, 20), page(0, 20)], [1, 1], (id) => id === "19")).toBe(2);
});

it("ends after the maximum number of rows", () => {
  expect(nextPage([page(0, MAX_ROWS)], [1], nothingMoved)).toBeUndefined();
});
