import fc from "fast-check";
import { expect, it } from "vitest";
import { dateTexts, dayText, offsetName, timeText } from "./formats";

const zones = fc.constantFrom(
  "Asia/Manila",
  "Asia/Kathmandu",
  "Europe/London",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "UTC",
);
const instants = fc
  .integer({ min: Date.parse("1975-01-01T00:00:00Z"), max: Date.parse("2090-01-01T00:00:00Z") })
  .map((ms) => new Date(ms));
/** The text of `Intl`, which is the independent witness. */
const intl = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", ...options }).format(at);

it("writes days and times as Intl does in British English", () => {
  fc.assert(
    fc.property(zones, instants, (zone, at) => {
      const iso = at.toISOString();
      const { longWeekday, day, longMonth, year, timeWithSeconds } = dateTexts(iso, zone);
      const long = { weekday: "long", day: "numeric", month: "long" } as const;
      expect(`${longWeekday} ${day} ${longMonth}`).toBe(intl(at, zone, long));
      expect(year).toBe(intl(at, zone, { year: "numeric" }));
      const short = { weekday: "short", day: "numeric", month: "short" } as const;
      expect(dayText(iso, zone)).toBe(intl(at, zone, short));
      const time = { hour: "2-digit", minute: "2-digit" } as const;
      expect(timeText(iso, zone)).toBe(intl(at, zone, time));
      expect(timeWithSeconds).toBe(intl(at, zone, { ...time, second: "2-digit" }));
      const offset = intl(at, zone, { timeZoneName: "shortOffset" }).split(", ")[1]!;
      expect(offsetName(iso, zone)).toBe(offset.replace("GMT+0", "GMT"));
    }),
  );
});
