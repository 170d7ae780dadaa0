import { stringify } from "csv-stringify/sync";
import { readWithin } from "./db";
import { SECOND_MS } from "./duration";
import { SEARCH_LIMIT_MS } from "./search";

const MAX_ROWS = 10_000;
const SORT_LIMIT_MS = 10 * SECOND_MS;
/** How many rows are read and formatted at a time: a few milliseconds of work. */
const PART_ROWS = 500;
const BYTE_ORDER_MARK = "\ufeff";

interface CsvFile {
  /** Without the ending; the name of a file that was cut says so. */
  name: string;
  columns: readonly string[];
  /** As `csvIds` gives them. */
  ids: readonly string[];
  /** The lines of some of these rows by id; what is gone meanwhile is left out. */
  readPart: (ids: string[]) => Promise<ReadonlyMap<string, string[]>>;
}

/**
 * Reads which rows a file has, and one more where it is cut. The read is stopped after ten seconds,
 * a search after two (docs/security.md S26).
 */
export async function csvIds(
  query: { search?: string | undefined },
  read: (limit: number) => Promise<{ id: string }[]>,
): Promise<string[]> {
  const limitMs = query.search ? SEARCH_LIMIT_MS : SORT_LIMIT_MS;
  return (await readWithin(limitMs, () => read(MAX_ROWS + 1))).map(({ id }) => id);
}

/**
 * The first 10,000 rows as a CSV file (RFC 4180). A quote in front of what a spreadsheet would take
 * for a formula makes it text (docs/security.md S22). The rows are read and sent in parts, so that
 * a long file neither occupies the process nor keeps a transaction open.
 */
export function csvResponse({ name, ids, ...file }: CsvFile): Response {
  const shown = ids.slice(0, MAX_ROWS);
  const part = shown.length < ids.length ? `-first-${MAX_ROWS}` : "";
  return new Response(streamOf(linesOf({ ...file, ids: shown })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${name}${part}.csv`,
    },
  });
}

/** The header, then the rows in their order and in parts. */
async function* linesOf({
  columns,
  ids,
  readPart,
}: Omit<CsvFile, "name">): AsyncGenerator<string, void> {
  // Without the mark a spreadsheet takes UTF-8 for another encoding, and garbles "₱".
  yield BYTE_ORDER_MARK + toCsv([[...columns]]);
  for (let from = 0; from < ids.length; from += PART_ROWS) {
    const part = ids.slice(from, from + PART_ROWS);
    const lines = await readPart(part);
    yield toCsv(part.flatMap((id) => (lines.has(id) ? [lines.get(id)!] : [])));
  }
}

const toCsv = (lines: string[][]): string =>
  stringify(lines, { escape_formulas: true, record_delimiter: "windows" });

/** A stream that asks for the next text when the reader has taken the last one. */
function streamOf(texts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await texts.return()),
  });
}
