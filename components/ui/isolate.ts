const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const FIRST_STRONG = "\u2068";
const POP = "\u2069";

/**
 * A name that other text stands around: a right-to-left one does not change places with what comes
 * after it. In elements use `<bdi>`.
 */
export const isolate = (name: string): string =>
  RIGHT_TO_LEFT.test(name) ? `${FIRST_STRONG}${name}${POP}` : name;

/** A text with those names isolated that stand in it. */
export const isolateIn = (text: string, names: Iterable<unknown>): string =>
  [...new Set(names)].reduce<string>(
    (isolated, name) =>
      typeof name === "string" && name !== "" && name !== text
        ? isolated.replaceAll(name, isolate(name))
        : isolated,
    text,
  );
