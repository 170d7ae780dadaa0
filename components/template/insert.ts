export interface Edited {
  text: string;
  caret: number;
}

/** Puts a variable where the cursor stands, in place of what is selected. */
export function insertVariable(text: string, name: string, from: number, to: number): Edited {
  const variable = `{${name}}`;
  return { text: text.slice(0, from) + variable + text.slice(to), caret: from + variable.length };
}
