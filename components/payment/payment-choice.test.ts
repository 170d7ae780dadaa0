import { expect, it } from "vitest";
import { paymentBody } from "./payment-choice";

it.each([
  ["card", "4242 4242 4242 4242", { payment_method: "card", payment_token: "tok_ok" }],
  ["card", "1234", undefined],
  ["cash", "1234", { payment_method: "cash" }],
] as const)("pays by %s with the number %s: %j", (method, number, body) => {
  expect(paymentBody({ method, number })).toEqual(body);
});
