import { expect, it } from "vitest";
import { changed, redone, startOf, undone } from "./history";

it("goes back and forth step by step", () => {
  const two = changed(changed(startOf("a"), "b"), "c");
  const one = undone(two);
  expect([one.present, undone(one).present, redone(one).present]).toEqual(["b", "a", "c"]);
  expect(undone(startOf("a")).present).toBe("a");
  expect(redone(two).present).toBe("c");
});

it("forgets what was undone once something else is done", () => {
  const other = changed(undone(changed(startOf("a"), "b")), "c");
  expect(redone(other).present).toBe("c");
  expect(undone(other).present).toBe("a");
});

it("takes changes of one group for one step", () => {
  const typed = changed(changed(changed(startOf("a"), "b", "name"), "c", "name"), "d");
  expect(undone(typed).present).toBe("c");
  expect(undone(undone(typed)).present).toBe("a");
});
