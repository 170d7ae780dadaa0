/** The value of each placeholder, by its name. */
export type PlaceholderValues = Record<string, string>;
const placeholders = /\{(\w+)\}/g;

/**
 * Replaces each `{name}` with its value. Unknown names stay as they are, so that a test finds them.
 */
export const render = (template: string, values: PlaceholderValues): string =>
  template.replace(placeholders, (whole, name: string) => values[name] ?? whole);

/** The names of a text's placeholders. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(placeholders)].map(([, name]) => name!);
