import { expect, it, vi } from "vitest";
import { draftOf, readDraft, stepped, withUntil, type StayDraft } from "./stay-draft";

const now = Date.parse("2026-11-27T07:32:00Z");
vi.mock("@/hooks/server-clock", () => ({ serverNow: () => now }));

const limitsIn = (timeZone: string, at = now) => ({ timeZone, now: at, maxMinutes: 24 * 60 });
const manila = limitsIn("Asia/Manila");
const draft = (given: Partial<StayDraft>): StayDraft => ({
  day: "2026-11-27",
  time: "18:00",
  isSecond: false,
  minutes: 60,
  until: null,
  ...given,
});
const beforeSpring = Date.parse("2027-03-01T00:00:00Z");

it("keeps a stay that begins now, and one that begins at an instant", () => {
  const stays = [
    { from: null, minutes: 90 },
    { from: "2026-11-28T03:00:00Z", minutes: 60 },
  ];
  for (const stay of stays)
    expect(readDraft(draftOf(stay, manila), manila)).toMatchObject({ stay, faults: {} });
});

it("says what has passed, what time it is, and offers the next quarter", () => {
  const { faults } = readDraft(draft({ time: "1430" }), manila);
  expect(faults.start?.text).toBe("14:30 has passed, it is 15:32 in Manila.");
  expect(faults.start?.mend?.label).toBe("Start at 15:45");
  const mended = readDraft(faults.start!.mend!.draft, manila);
  expect(mended).toMatchObject({ stay: { from: "2026-11-27T07:45:00Z" }, faults: {} });
});

it("keeps what cannot be read, with an error", () => {
  expect(readDraft(draft({ time: "half" }), manila).faults.start?.text).toMatch(/such as 09:30/);
  const typed = withUntil(draft({}), "late", manila);
  expect(typed).toMatchObject({ until: "late", minutes: 60 });
  expect(readDraft(typed, manila).faults.until?.text).toMatch(/such as 18:30/);
});

it("names the shortest and the longest stay, and the furthest day", () => {
  const faultsOf = (given: Partial<StayDraft>) => readDraft(draft(given), manila).faults;
  expect(faultsOf({ minutes: 1500 }).length).toMatchObject({
    text: "At most 1 day in one booking.",
    mend: { label: "Stay 1 day", draft: { minutes: 1440 } },
  });
  expect(faultsOf({ minutes: 5 }).length?.mend?.draft.minutes).toBe(15);
  expect(faultsOf({ day: "2027-11-27" }).start?.text).toBe("Book at most 180 days ahead.");
});

it.each([
  ["America/New_York", "2027-03-14", "02:30", "Start at 03:00", "2027-03-14T07:00:00Z"],
  ["Europe/Berlin", "2027-03-28", "02:15", "Start at 03:00", "2027-03-28T01:00:00Z"],
  ["Europe/London", "2027-03-28", "01:30", "Start at 02:00", "2027-03-28T01:00:00Z"],
])("T1: in %s %s %s does not exist, and %s is offered", (...skipped) => {
  const [zone, day, time, label, from] = skipped;
  const limits = limitsIn(zone, beforeSpring);
  const { start } = readDraft(draft({ day, time }), limits).faults;
  expect(start?.text).toContain(`${time} does not exist on `);
  expect(start?.mend?.label).toBe(label);
  expect(readDraft(start!.mend!.draft, limits)).toMatchObject({ stay: { from }, faults: {} });
});

it("T1: a skipped half hour of Lord Howe is refused alike", () => {
  const limits = limitsIn("Australia/Lord_Howe", Date.parse("2026-09-01T00:00:00Z"));
  const { start } = readDraft(draft({ day: "2026-10-04", time: "02:10" }), limits).faults;
  expect(start?.mend?.label).toBe("Start at 02:30");
});

it.each([
  ["Europe/Berlin", "2026-10-25", "02:30", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]],
  ["America/New_York", "2026-11-01", "01:30", ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"]],
  ["Australia/Lord_Howe", "2027-04-04", "01:45", ["2027-04-03T14:45:00Z", "2027-04-03T15:15:00Z"]],
])("T1: in %s %s %s happens twice, and either can be meant", (zone, day, time, both) => {
  const limits = limitsIn(zone, Date.parse(both[0]!) - 86_400_000);
  const first = readDraft(draft({ day, time }), limits);
  expect(first).toMatchObject({ stay: { from: both[0] }, repeated: both, faults: {} });
  const second = draft({ day, time, isSecond: true });
  expect(readDraft(second, limits).stay.from).toBe(both[1]);
  const stay = { from: both[1]!, minutes: 60 };
  expect(readDraft(draftOf(stay, limits), limits).stay).toEqual(stay);
});

it.each([
  ["over spring in Berlin", "Europe/Berlin", "2027-03-27", "20:00", "08:00", 11 * 60],
  ["over autumn in Berlin", "Europe/Berlin", "2026-10-24", "20:00", "08:00", 13 * 60],
  ["over spring in London", "Europe/London", "2027-03-27", "23:00", "03:00", 3 * 60],
  ["over half an hour", "Australia/Lord_Howe", "2026-10-04", "01:00", "03:00", 90],
  ["on one day in Kathmandu", "Asia/Kathmandu", "2026-11-28", "08:45", "10:00", 75],
  ["at the end of the day", "Asia/Manila", "2026-11-28", "22:00", "24:00", 2 * 60],
  ["to the next day in New York", "America/New_York", "2026-11-28", "22:00", "6", 8 * 60],
])("T1: an end typed %s counts elapsed time", (...typing) => {
  const [, zone, day, time, until, minutes] = typing;
  const limits = limitsIn(zone, Date.parse(`${day}T00:00:00Z`) - 86_400_000);
  const typed = withUntil(draft({ day, time }), until, limits);
  expect(typed).toMatchObject({ minutes, until: null });
  expect(readDraft(typed, limits).faults).toEqual({});
});

it("a skipped end is kept, with the next possible one", () => {
  const limits = limitsIn("Europe/Berlin", beforeSpring);
  const typed = withUntil(draft({ day: "2027-03-28", time: "01:00" }), "02:30", limits);
  const { until } = readDraft(typed, limits).faults;
  expect(until?.mend?.label).toBe("Until 03:00");
  expect(readDraft(until!.mend!.draft, limits)).toMatchObject({ stay: { minutes: 60 } });
});

it("keeps the day of an end that is days away", () => {
  const limits = { ...manila, maxMinutes: 7 * 1440 };
  const days = draft({ minutes: 3 * 1440 });
  expect(withUntil(days, "20:00", limits).minutes).toBe(3 * 1440 + 120);
});

it.each([
  [60, 1, 75],
  [60, -1, 45],
  [120, 1, 150],
  [120, -1, 105],
  [130, -1, 120],
  [480, 1, 540],
  [480, -1, 450],
] as const)("from %i min a step of %i leads to %i", (minutes, direction, next) => {
  expect(stepped(minutes, direction)).toBe(next);
});
