import { readWithin } from "./db";
import { SECOND_MS } from "./duration";

const SEARCH_LIMIT_MS = 2 * SECOND_MS;

/**
 * A pattern for `ilike` that finds the text anywhere, in Unicode's composed form; `%`, `_` and `\`
 * stand for themselves.
 */
export const patternOf = (text: string): string =>
  `%${text.normalize("NFC").replace(/[\\%_]/g, "\\$&")}%`;

/**
 * Runs a read. A read that searches for a text is stopped after two seconds, so that no search
 * keeps a connection from others (docs/security.md S26).
 */
export const withSearchLimit = <T>(
  query: { search?: string | undefined },
  read: () => Promise<T>,
): Promise<T> => (query.search ? readWithin(SEARCH_LIMIT_MS, read) : read());
