import { expect, it } from "vitest";
import { turnOf } from "./leader";

it("lets the focused tab speak first, then the leader, and no other", () => {
  expect(turnOf({ visible: true, focused: true, leading: false })).toBe("now");
  expect(turnOf({ visible: true, focused: false, leading: true })).toBe("soon");
  expect(turnOf({ visible: false, focused: false, leading: true })).toBe("soon");
  expect(turnOf({ visible: true, focused: false, leading: false })).toBe("never");
});
