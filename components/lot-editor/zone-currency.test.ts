import { expect, it } from "vitest";
import { currencyOf } from "./zone-currency";

it.each([
  ["Asia/Manila", "PHP"],
  ["Europe/Berlin", "EUR"],
  ["Australia/Lord_Howe", "AUD"],
  ["America/New_York", "USD"],
  ["Asia/Kathmandu", null],
])("the money of %s is %s", (zone, currency) => {
  expect(currencyOf(zone)).toBe(currency);
});
