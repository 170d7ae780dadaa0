/** What stands for the placeholders of a text. */
export type Words = Record<string, string>;
const placeholders = /\{(\w+)\}/g;

/** Fills each `{name}` with its word. A name that is not known stays visible, so that a test can find it. */
export const render = (template: string, words: Words): string =>
  template.replace(placeholders, (whole, name: string) => words[name] ?? whole);

/** The names of a text's placeholders. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(placeholders)].map(([, name]) => name!);
