import { expect, it } from "vitest";
import { bookingStatuses, occupyingStatuses } from "../schema";
import { canMove } from "./status";

it("a booking that has ended never occupies its slot again", () => {
  for (const from of bookingStatuses)
    for (const to of bookingStatuses) {
      if (canMove(from, to) && !(occupyingStatuses as readonly string[]).includes(from))
        throw new Error(`${from} → ${to}`);
    }
  expect(canMove("active", "expired")).toBe(true);
});
