const RTL = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc";
const letter = new RegExp(`[${RTL}]`, "g");
/** Right-to-left words, with what stands between them. */
const run = new RegExp(`[${RTL}](?:[^a-zA-Z0-9]*[${RTL}])*`, "g");
const latinFirst = new RegExp(`^[^a-zA-Z${RTL}]*[a-zA-Z]`);
const FIRST_STRONG = "\u2068";
const POP = "\u2069";

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * A name that other text stands around: a right-to-left one does not change places with what comes
 * after it. In elements use `<bdi>`.
 */
export const isolate = (name: string): string =>
  countOf(name, letter) > 0 ? `${FIRST_STRONG}${name}${POP}` : name;

/** A left-to-right sentence with the right-to-left names in it isolated. */
export const isolateIn = (text: string): string =>
  isLeftToRight(text) ? text.replace(run, `${FIRST_STRONG}$&${POP}`) : text;

/** It begins so, or has more letters of that kind: a name may come first. */
const isLeftToRight = (text: string): boolean =>
  latinFirst.test(text) || countOf(text, /[a-zA-Z]/g) > countOf(text, letter);
