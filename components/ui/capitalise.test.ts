import { expect, it } from "vitest";
import { capitalise } from "./capitalise";

it("begins with a capital and leaves the rest", () => {
  expect(["by ₱30", "SUV", ""].map(capitalise)).toEqual(["By ₱30", "SUV", ""]);
});
