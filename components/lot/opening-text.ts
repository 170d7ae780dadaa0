import { weekdays, type TimeRange, type WeeklyHours } from "@/lib/core/weekly-hours";

const dayNames: Record<(typeof weekdays)[number], string> = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
};

const rangesText = (ranges: TimeRange[]): string =>
  ranges.length === 0 ? "closed" : ranges.map(({ start, end }) => `${start} – ${end}`).join(", ");

/** Opening hours, equal days in a row together: "Mon – Fri 07:00 – 22:00", "Sat – Sun closed". */
export function openingLines(hours: WeeklyHours | null): string[] {
  if (!hours) return ["Open day and night"];
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
