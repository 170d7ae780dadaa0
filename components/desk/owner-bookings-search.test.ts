import { expect, it } from "vitest";
import { dayZone, exportPath, ownerBookingsQuery } from "./owner-bookings-search";

const shown = { view: "upcoming", q: "", lot: "", from: "", to: "" } as const;

it.each([
  ["no days", {}, undefined, undefined],
  [
    "a day in Manila",
    { from: "2026-11-22", to: "2026-11-22" },
    "2026-11-21T16:00:00Z",
    "2026-11-22T16:00:00Z",
  ],
  ["what is no day", { from: "2026-13-45", to: "soon" }, undefined, undefined],
])("asks for bookings of %s", (_, days, from, to) => {
  expect(ownerBookingsQuery({ ...shown, ...days }, "Asia/Manila")).toMatchObject({ from, to });
});

it("T5: counts days by the clocks of the zone", () => {
  const day = { from: "2027-03-28", to: "2027-03-28" };
  expect(ownerBookingsQuery({ ...shown, ...day }, "Europe/Berlin")).toMatchObject({
    from: "2027-03-27T23:00:00Z",
    to: "2027-03-28T22:00:00Z",
  });
});

it("exports what is shown, all of it", () => {
  expect(exportPath(ownerBookingsQuery({ ...shown, q: "ABC" }, "UTC"))).toBe(
    "/api/bookings/export.csv/?status=confirmed&search=ABC&ordering=start_time",
  );
});

const manila = { id: "1", timezone: "Asia/Manila" };
const berlin = { id: "2", timezone: "Europe/Berlin" };
const two = { next: null, results: [manila, berlin] };
const reader = "America/New_York";
it.each([
  ["the chosen lot", two, "2", { timezone: "Europe/Berlin", mixed: false }],
  ["lots that agree", { next: null, results: [berlin] }, "", dayZone(two, "2", reader)],
  ["the reader among several zones", two, "", { timezone: reader, mixed: true }],
  [
    "the reader while lots are not all known",
    { next: "/2", results: [berlin] },
    "",
    {
      timezone: reader,
      mixed: true,
    },
  ],
  ["the reader before lots are known", undefined, "", { timezone: reader, mixed: false }],
])("T5: days are those of %s", (_, lots, lot, zone) => {
  expect(dayZone(lots, lot, reader)).toEqual(zone);
});
