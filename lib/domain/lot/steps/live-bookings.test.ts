import { expect, it } from "vitest";
import { refusalOf } from "@/lib/testing/refusal";
import { requireNoLiveBookings, undecidedBookings } from "./live-bookings";

const open = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    number: index + 1,
    start_time: new Date(0),
    is_held: false,
  }));

it.each([
  [1, "1 booking is open: #1. Cancel it, or wait until it has ended."],
  [2, "2 bookings are open: #1 and #2. Cancel them, or wait until they have ended."],
  [
    8,
    "8 bookings are open: #1, #2, #3, #4, #5 and 3 more. " +
      "Cancel them, or wait until they have ended.",
  ],
])("B4: %i open bookings are named, with the way out", async (count, words) => {
  const refused = requireNoLiveBookings(() => Promise.resolve(open(count)), { lot: "1" });
  expect(await refusalOf(refused)).toMatchObject({ detail: `Not possible while ${words}` });
});

it.each([
  ["alone", 0, "A driver who is paying holds a slot here for up to five minutes. Try again soon."],
  [
    "besides a booking",
    1,
    "Not possible while 1 booking is open: #1. Cancel it, or wait until it has ended. " +
      "A driver who is paying holds a slot here for up to five minutes. Try again soon.",
  ],
])("a hold %s is no booking, and is not named", async (_, booked, detail) => {
  const held = { id: "h", number: 90, start_time: new Date(0), is_held: true };
  const refused = requireNoLiveBookings(() => Promise.resolve([...open(booked), held]), {
    lot: "1",
  });
  const { extra, ...problem } = await refusalOf(refused);
  expect(problem).toMatchObject({ code: "live_bookings", detail });
  expect(extra?.bookings).toEqual(open(booked).map(({ is_held: _held, ...one }) => one));
});

it("B4: a closing whose bookings are gone does not speak of none", async () => {
  const { detail } = await refusalOf(Promise.reject(undecidedBookings([])));
  expect(detail).toBe("The bookings have changed meanwhile. Try again.");
});
