/** The value of each placeholder, by its name. */
export type Words = Record<string, string>;
const placeholders = /\{(\w+)\}/g;

/**
 * Replaces each `{name}` by its word. Unknown names stay as they are, so that a test finds them.
 */
export const render = (template: string, words: Words): string =>
  template.replace(placeholders, (whole, name: string) => words[name] ?? whole);

/** The names of a text's placeholders. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(placeholders)].map(([, name]) => name!);
