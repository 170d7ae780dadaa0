const ANNOUNCED_MINUTES = [1, 5, 10];

/** What a screen reader announces: changes only at 10, 5 and 1 minutes, and at the end. */
export function minutesLeftText(seconds: number): string {
  if (seconds <= 0) return "Your time has ended";
  const minutes = ANNOUNCED_MINUTES.find((mark) => seconds <= mark * 60);
  if (minutes === undefined) return "";
  return minutes === 1 ? "1 minute left" : `${minutes} minutes left`;
}

/** The longer the figures, the smaller the text, so that they fit into the ring. */
export function figureSize(seconds: number): string {
  if (seconds <= 0) return "text-[38px]";
  if (seconds < 3600) return "text-[54px]";
  return seconds < 10 * 3600 ? "text-[47px]" : "text-[41px]";
}
