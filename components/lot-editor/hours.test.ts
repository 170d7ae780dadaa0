import { expect, it } from "vitest";
import { changeDay, copyDay, endNote, toggleDay, usualHours } from "./hours";

it("a day closes, and opens as the day before it", () => {
  const late = changeDay(usualHours(), "mon", { end: "23:00" });
  const closed = toggleDay(toggleDay(late, "tue"), "wed");
  expect(closed.tue).toEqual([]);
  expect(toggleDay(closed, "wed").wed).toEqual([{ start: "07:00", end: "23:00" }]);
});

it("a day's hours are copied to all days", () => {
  const hours = copyDay(changeDay(usualHours(), "fri", { start: "05:30" }), "fri");
  expect(hours.sun).toEqual([{ start: "05:30", end: "22:00" }]);
});

it.each([
  ["07:00", "07:00", "open 24 hours"],
  ["00:00", "00:00", "open 24 hours"],
  ["07:00", "00:00", "until midnight"],
  ["22:00", "06:00", "until the next day"],
  ["07:00", "22:00", null],
])("from %s until %s is noted as %j", (start, end, note) => {
  expect(endNote({ start, end })).toBe(note);
});
