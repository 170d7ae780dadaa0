import { readWithin } from "./db";

const SEARCH_LIMIT_MS = 2_000;

/** A pattern for `ilike` that finds the text anywhere; the pattern's own signs mean themselves (security.md S26). */
export const patternOf = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Reads; where text is looked for, for two seconds at most (security.md S26), so that no search keeps a connection from others. */
export const searched = <T>(
  query: { search?: string | undefined },
  read: () => Promise<T>,
): Promise<T> => (query.search ? readWithin(SEARCH_LIMIT_MS, read) : read());
