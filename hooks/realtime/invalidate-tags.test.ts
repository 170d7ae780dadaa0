import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { invalidateTags } from "./invalidate-tags";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("invalidates each tag of a burst once", () => {
  const queries = new QueryClient();
  const invalidate = vi.spyOn(queries, "invalidateQueries").mockResolvedValue();
  invalidateTags(queries, ["bookings", "slots"]);
  invalidateTags(queries, ["bookings"]);
  expect(invalidate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(invalidate.mock.calls).toEqual([[{ queryKey: ["bookings"] }], [{ queryKey: ["slots"] }]]);
});
