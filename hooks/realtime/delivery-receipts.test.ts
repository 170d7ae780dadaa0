import { expect, it, vi } from "vitest";
import { queueReceipt, connectReceipts, disconnectReceipts } from "./delivery-receipts";

it("sends receipts in batches, and keeps them while disconnected", () => {
  vi.useFakeTimers();
  const sent: string[][] = [];
  connectReceipts((ids) => sent.push(ids));
  queueReceipt("a");
  queueReceipt("b");
  vi.advanceTimersByTime(500);
  expect(sent).toEqual([["a", "b"]]);
  disconnectReceipts();
  queueReceipt("c");
  vi.advanceTimersByTime(500);
  connectReceipts((ids) => sent.push(ids));
  expect(sent).toEqual([["a", "b"], ["c"]]);
  vi.useRealTimers();
});
