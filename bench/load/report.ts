/** One line of the table. */
export interface Row {
  figure: string;
  ours: string;
  /** What was measured at the floor, and which floor it is. Without one: the goal is absolute. */
  floor?: string;
  ratio?: number;
  goal: string;
}

/** A number with two significant digits, or as a whole number from 100 on. */
export function inDigits(value: number): string {
  if (value === Infinity) return "lost";
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2);
}

export const toMarkdown = (rows: Row[]): string =>
  [
    "| Figure | Parkmate | Floor | Ratio | Goal |",
    "| ------ | -------: | ----: | ----: | ---- |",
    ...rows.map(({ figure, ours, floor = "–", ratio, goal }) => {
      const times = ratio === undefined ? "–" : ratio.toFixed(2);
      return `| ${figure} | ${ours} | ${floor} | ${times} | ${goal} |`;
    }),
  ].join("\n");
