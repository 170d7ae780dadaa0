import { stringify } from "csv-stringify/sync";

/** How many rows a file has at most. */
export const MAX_CSV_ROWS = 10_000;
/** How many rows are read and formatted at a time: a few milliseconds of work. */
const PART_ROWS = 500;
const BYTE_ORDER_MARK = "\ufeff";

interface CsvFile {
  name: string;
  columns: readonly string[];
  /** The ids of the rows, in their order. */
  ids: readonly string[];
  /** The lines of some of these rows by id; what is gone meanwhile is left out. */
  readPart: (ids: string[]) => Promise<ReadonlyMap<string, string[]>>;
}

/**
 * Rows as a CSV file (RFC 4180). A quote in front of what a spreadsheet would take for a formula
 * makes it text (docs/security.md S22). The rows are read and sent in parts, so that a long file
 * neither occupies the process nor keeps a transaction open.
 */
export const csvResponse = (file: CsvFile): Response =>
  new Response(streamOf(linesOf(file)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${file.name}`,
    },
  });

/** The header, then the rows in their order and in parts. */
async function* linesOf({ columns, ids, readPart }: CsvFile): AsyncGenerator<string, void> {
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
