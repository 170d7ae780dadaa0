import { describe, expect, it } from "vitest";
import type { Booking } from "@/lib/domain/booking/schema";
import { cashDueOf, extensionLength } from "./cash-due";

const booking = (fields: object) => ({ amount: "60.00", extension: null, ...fields }) as Booking;
const payment = { id: "own" };
const extension = { payment_id: "more", amount: "30.00" };

describe("cashDueOf", () => {
  it.each([
    ["its own", { status: "pending_payment", payment }, { paymentId: "own", amount: "60.00" }],
    [
      "its extension's",
      { status: "active", payment, extension },
      { paymentId: "more", amount: "30.00" },
    ],
    ["none when it is paid", { status: "active", payment }, null],
  ])("is %s", (_name, fields, expected) => {
    expect(cashDueOf(booking(fields))).toEqual(expected);
  });
});

it("names an extension by its length and its end, in the lot's time", () => {
  const lot = { timezone: "Asia/Manila" } as Booking["lot"];
  const until = new Date();
  until.setUTCHours(4, 30, 0, 0);
  const text = extensionLength({ minutes: 90, end_time: until.toISOString() }, lot, "Asia/Manila");
  expect(text).toMatch(/^by 1 h 30 min, until .*12:30$/);
});
