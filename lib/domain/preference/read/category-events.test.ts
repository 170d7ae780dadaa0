import { expect, it } from "vitest";
import { eventsOfCategory } from "./category-events";

const lockedTypes = (role: "driver" | "owner") =>
  eventsOfCategory("booking", role)
    .filter((event) => event.locked)
    .map((event) => event.type);

it("lists the events that a role can receive, with their locks", () => {
  expect(lockedTypes("driver")).toEqual([
    "booking_declined",
    "reservation_cancelled",
    "booking_moved",
  ]);
  expect(lockedTypes("owner")).toEqual(["reservation_cancelled", "booking_moved"]);
  expect(eventsOfCategory("reminder", "owner")).toEqual([]);
});

it("names events without placeholders or codes", () => {
  const names = (["booking", "payment", "reminder", "system"] as const).flatMap((category) =>
    eventsOfCategory(category, "driver").map((event) => event.name),
  );
  expect(names).toEqual(
    expect.arrayContaining([
      "New booking",
      "Message from a lot or Parkmate",
      "System announcement",
    ]),
  );
  expect(names.filter((name) => /[{}_]/.test(name))).toEqual([]);
});
