import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { readWithin } from "./db";
import { SECOND_MS } from "./duration";

export const SEARCH_LIMIT_MS = 2 * SECOND_MS;

/**
 * A pattern for `ilike` that finds the text anywhere, in Unicode's composed form; `%`, `_` and `\`
 * stand for themselves.
 */
export const patternOf = (text: string): string => `%${beginningWith(text)}`;

/** As `patternOf`, for what begins with the text. */
export const beginningWith = (text: string): string =>
  `${text.normalize("NFC").replace(/[\\%_]/g, "\\$&")}%`;

/** Letters that Unicode does not take apart into a base letter and its marks. */
const WHOLE_LETTERS = ["łŁøØđĐı", "lLoOdDi"] as const;

/** The same as `folded`, for a text at hand. */
const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ß/g, "ss")
    .replace(/[łŁøØđĐı]/g, (letter) => WHOLE_LETTERS[1][WHOLE_LETTERS[0].indexOf(letter)]!);

const folded = (text: SQL): SQL => {
  const bare = sql`regexp_replace(normalize(${text}, NFKD), '[\u0300-\u036f]', '', 'g')`;
  return sql`translate(replace(${bare}, 'ß', 'ss'), ${WHOLE_LETTERS[0]}, ${WHOLE_LETTERS[1]})`;
};

/**
 * Whether a search is in the columns: as it is typed, or each of its words as the beginning of one,
 * in any order. Case, accents and punctuation do not matter.
 */
export function matchesSearch(search: string, columns: readonly SQLWrapper[]): SQL {
  const wanted = fold(search).trim();
  const words = wanted
    .split(/[\s,;]+/)
    .map((word) => word.replace(/\p{P}+/gu, " ").trim())
    .filter(Boolean);
  const text = folded(sql`concat_ws(' ', ${sql.join([...columns], sql`, `)})`);
  const asTyped = sql`${text} ilike ${patternOf(wanted || search)}`;
  if (words.length < 2) return asTyped;
  const patterns = words.map((word) => sql`${patternOf(` ${word}`)}`);
  const bare = sql`' ' || regexp_replace(${text}, '[[:punct:][:space:]]+', ' ', 'g')`;
  return sql`(${asTyped} or ${bare} ilike all (array[${sql.join(patterns, sql`, `)}]::text[]))`;
}

/**
 * Runs a read. A read that searches for a text is stopped after two seconds, so that no search
 * keeps a connection from others (docs/security.md S26).
 */
export const withSearchLimit = <T>(
  query: { search?: string | undefined },
  read: () => Promise<T>,
): Promise<T> => (query.search ? readWithin(SEARCH_LIMIT_MS, read) : read());
