import { expect, it } from "vitest";
import { isSettled } from "./is-settled";

const fresh = { fetchStatus: "idle", isStale: false, isError: false } as const;

it.each<[string, Parameters<typeof isSettled>, boolean]>([
  ["that came with the page", [fresh, 0], true],
  ["while the lot's new price is being saved", [fresh, 1], false],
  ["that the new price made stale", [{ ...fresh, isStale: true }, 0], false],
  ["that is being read again", [{ ...fresh, isStale: true, fetchStatus: "fetching" }, 0], false],
  ["that could not be read again", [{ ...fresh, isStale: true, isError: true }, 0], true],
  ["that is all there is offline", [{ ...fresh, isStale: true, fetchStatus: "paused" }, 0], true],
])("B4: a plan %s", (_, state, expected) => {
  expect(isSettled(...state)).toBe(expected);
});
