import { weekdayNames, weekdays, type TimeRange, type WeeklyHours } from "@/lib/core/weekly-hours";

const MIDNIGHT = "00:00";
const dayNames: Record<(typeof weekdays)[number], string> = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
};

/** A range that ends when it starts lasts until then on the next day. */
const isWholeDay = ({ start, end }: TimeRange): boolean => start === end;

function rangeText(range: TimeRange): string {
  const { start, end } = range;
  if (!isWholeDay(range)) return `${start} – ${end}`;
  return start === MIDNIGHT ? "open 24 hours" : `open 24 hours from ${start}`;
}

const rangesText = (ranges: TimeRange[]): string =>
  ranges.length === 0 ? "closed" : ranges.map(rangeText).join(", ");

/** Whether the hours never close the lot. */
export const isAlways = (hours: WeeklyHours | null): hours is null =>
  !hours || weekdays.every((day) => hours[day].some(isWholeDay));

/** Opening hours, equal days in a row together: "Mon – Fri 07:00 – 22:00", "Sat – Sun closed". */
export function openingLines(hours: WeeklyHours | null): string[] {
  if (isAlways(hours)) return ["Open day and night"];
  const runs: { first: string; last: string; text: string }[] = [];
  for (const day of weekdays) {
    const text = rangesText(hours[day]);
    const run = runs.at(-1);
    if (run?.text === text) run.last = dayNames[day];
    else runs.push({ first: dayNames[day], last: dayNames[day], text });
  }
  return runs.map(({ first, last, text }) =>
    first === last ? `${first} ${text}` : `${first} – ${last} ${text}`,
  );
}

const MINUTES_OF_DAY = 24 * 60;

/** One minute before a time: search engines do not take the same time twice for a whole day. */
function minuteBefore(time: string): string {
  const [hours, minutes] = time.split(":").map(Number) as [number, number];
  const before = (hours * 60 + minutes + MINUTES_OF_DAY - 1) % MINUTES_OF_DAY;
  const twoDigits = (part: number) => String(part).padStart(2, "0");
  return `${twoDigits(Math.floor(before / 60))}:${twoDigits(before % 60)}`;
}

/** The hours in the words of schema.org. */
export function openingData(hours: WeeklyHours | null): object {
  if (isAlways(hours)) return { openingHours: "Mo-Su 00:00-23:59" };
  return {
    openingHoursSpecification: weekdays.flatMap((day) =>
      hours[day].map((range) => ({
        "@type": "OpeningHoursSpecification",
        dayOfWeek: `https://schema.org/${weekdayNames[day]}`,
        opens: range.start,
        closes: isWholeDay(range) ? minuteBefore(range.end) : range.end,
      })),
    ),
  };
}
