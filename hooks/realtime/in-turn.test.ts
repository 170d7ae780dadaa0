import { expect, it } from "vitest";
import { inTurn } from "./in-turn";

it("does one task of a name after the other, also after one that failed", async () => {
  const said: string[] = [];
  const slow = inTurn("a", async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    said.push("slow");
    throw new Error("refused");
  });
  const next = inTurn("a", () => {
    said.push("next");
    return 1;
  });
  const other = inTurn("b", () => said.push("other"));
  await expect(slow).rejects.toThrow("refused");
  expect(await next).toBe(1);
  await other;
  expect(said).toEqual(["other", "slow", "next"]);
});
