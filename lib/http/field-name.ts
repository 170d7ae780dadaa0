/** The field as a client named it. A fault in an entry of a list belongs to the list. */
export const fieldName = (path: readonly PropertyKey[]): string =>
  (typeof path.at(-1) === "number" ? path.slice(0, -1) : path).join(".");
