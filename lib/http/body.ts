import { parse } from "secure-json-parse";
import { AppError, errors } from "@/lib/core/errors";

const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 20;

/**
 * The JSON body of a request, `undefined` when there is none. Throws 413 past 64 KiB (reading no further), 415 for
 * anything but plain JSON, 400 for malformed JSON, invalid UTF-8, prototype keys, too deep nesting and NUL characters.
 */
export async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity" || (type !== undefined && type !== "application/json")) throw errors.mediaType();
  const bytes = await readLimited(request);
  if (!bytes.length) return undefined;
  if (type === undefined) throw errors.mediaType();
  const body = parseJson(decode(bytes));
  checkTree(body, 0);
  return body;
}

/** The bytes of a body, with or without a length. Throws 413 past 64 KiB, reading no further. */
export async function readLimited(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) throw errors.tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader!.read()) {
    size += part.value.length;
    if (size > MAX_BYTES) throw errors.tooLarge();
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw errors.malformed("malformed_utf8", "The body is not valid UTF-8.");
  }
}

function parseJson(text: string): unknown {
  try {
    return parse(text, undefined, { protoAction: "error", constructorAction: "error" }) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError && error.message.includes("forbidden prototype")) throw errors.malformed("forbidden_key", "The body contains a forbidden key.");
    throw errors.malformed("malformed_json", "The body is not valid JSON.");
  }
}

/** PostgreSQL cannot store NUL characters and lone surrogates; deep trees are somebody's attempt to exhaust us. */
function checkTree(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw errors.malformed("too_deep", "The body is nested too deeply.");
  if (typeof value === "string") checkText(value);
  else if (value && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      checkText(key);
      checkTree(inner, depth + 1);
    }
  }
}

function checkText(text: string): void {
  if (text.includes("\u0000") || !text.isWellFormed()) {
    throw new AppError(errors.invalid({ "": ["The text contains characters that cannot be stored."] }).problem);
  }
}
