import { expect, it } from "vitest";
import { MOST_ROWS, nextPage } from "./next-page";

const page = (from: number, to: number, next: string | null = "more") => ({
  count: 100,
  next,
  previous: null,
  results: Array.from({ length: to - from }, (_, index) => ({ id: String(from + index) })),
});
const nothingMoved = () => false;

it("goes on where the loaded pages end", () => {
  expect(nextPage([page(0, 20)], [1], nothingMoved)).toBe(2);
  expect(nextPage([page(0, 20), page(20, 40)], [1, 2], nothingMoved)).toBe(3);
  expect(nextPage([page(0, 20, null)], [1], nothingMoved)).toBeUndefined();
});

it("asks again for the page whose rows moved up after some were read or taken away here", () => {
  expect(nextPage([page(0, 20)], [1], (id) => id === "19")).toBe(1);
  expect(nextPage([page(3, 20)], [1], nothingMoved)).toBe(1);
});

it("goes on past a page that brought nothing new", () => {
  expect(nextPage([page(0, 20), page(0, 20)], [1, 1], (id) => id === "19")).toBe(2);
});

it("ends where nobody reads any more", () => {
  expect(nextPage([page(0, MOST_ROWS)], [1], nothingMoved)).toBeUndefined();
});
