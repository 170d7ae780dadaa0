export interface EditedText {
  text: string;
  caret: number;
}

/** Replaces the selection of a text with a variable, and puts the caret behind it. */
export function insertVariable(text: string, name: string, from: number, to: number): EditedText {
  const variable = `{${name}}`;
  return { text: text.slice(0, from) + variable + text.slice(to), caret: from + variable.length };
}
