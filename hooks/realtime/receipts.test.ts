import { expect, it, vi } from "vitest";
import { acknowledge, receiptsBegin, receiptsEnd } from "./receipts";

it("says several arrivals at once, and what came before a gap after it", () => {
  vi.useFakeTimers();
  const sent: string[][] = [];
  receiptsBegin((ids) => sent.push(ids));
  acknowledge("a");
  acknowledge("b");
  vi.advanceTimersByTime(500);
  expect(sent).toEqual([["a", "b"]]);
  receiptsEnd();
  acknowledge("c");
  vi.advanceTimersByTime(500);
  receiptsBegin((ids) => sent.push(ids));
  expect(sent).toEqual([["a", "b"], ["c"]]);
  vi.useRealTimers();
});
