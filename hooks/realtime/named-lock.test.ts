import { expect, it } from "vitest";
import { withNamedLock } from "./named-lock";

it("runs tasks of one name in order, also after a failed one", async () => {
  const order: string[] = [];
  const slow = withNamedLock("a", async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push("slow");
    throw new Error("refused");
  });
  const next = withNamedLock("a", () => {
    order.push("next");
    return 1;
  });
  const other = withNamedLock("b", () => order.push("other"));
  await expect(slow).rejects.toThrow("refused");
  expect(await next).toBe(1);
  await other;
  expect(order).toEqual(["other", "slow", "next"]);
});
