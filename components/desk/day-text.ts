interface DayText {
  text: string;
  /** The day that it last stood for, or empty for any. */
  day: string;
}

/** A day while it is typed, key by key: the year 2026 begins as 0002, which is no day yet. */
export const afterTyping = ({ day }: DayText, text: string): DayText => ({
  text,
  day: text === "" || text >= "2000" ? text : day,
});

export const following = (kept: DayText, day: string): DayText =>
  kept.day === day ? kept : { text: day, day };
