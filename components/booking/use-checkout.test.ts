import { expect, it } from "vitest";
import { quoteBody } from "./use-checkout";

const slot = "0191a9c2-0000-7000-8000-000000000001";

it.each([
  ["leaves the start to the server when it is now", null, {}],
  ["sends the start's instant", "2026-11-22T10:00", { start_time: "2026-11-22T02:00:00Z" }],
  ["leaves out a start that cannot be read", "soon", {}],
])("%s", (_, at, start) => {
  expect(quoteBody(slot, { at, minutes: 30 }, "Asia/Manila")).toEqual({
    slot,
    minutes: 30,
    ...start,
  });
});
