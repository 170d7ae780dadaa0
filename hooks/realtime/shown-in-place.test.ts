import { expect, it } from "vitest";
import { ApiError } from "@/lib/http/client";
import { isShownInPlace, showInPlace } from "./shown-in-place";

const refusal = (id: string) =>
  new ApiError({ title: "", status: 422, code: "", detail: "", notification_ids: [id] });

it("U4: waits for the answer of a form, which shows the failure itself", async () => {
  let refuse: (error: Error) => void = () => undefined;
  const sending = new Promise((_, reject) => {
    refuse = reject;
  });
  const result = showInPlace(sending, () => true);
  const isShown = isShownInPlace("n1");
  refuse(refusal("n1"));
  await expect(result).rejects.toThrow();
  expect(await isShown).toBe(true);
  expect(await isShownInPlace("n2")).toBe(false);
});

it("U4: a form that was left shows nothing", async () => {
  await showInPlace(Promise.reject(refusal("n3")), () => false).catch(() => undefined);
  expect(await isShownInPlace("n3")).toBe(false);
});
