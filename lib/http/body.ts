import { errors } from "@/lib/core/errors";
import { readJson } from "./json";

/** The largest request body that any endpoint accepts. */
export const MAX_BODY_BYTES = 64 * 1024;

/** A refusal for a body that is too large. */
export const bodyTooLarge = () => errors.tooLarge(MAX_BODY_BYTES);

/**
 * The JSON body of a request, `undefined` when there is none. Throws 413 for a body that is too
 * large (and stops reading), 415 for anything but JSON without a Content-Encoding, 400 for
 * malformed JSON, invalid UTF-8, prototype keys, too deep nesting and characters that cannot be
 * stored.
 */
export async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity" || (type !== undefined && type !== "application/json"))
    throw errors.mediaType();
  const bytes = await readLimited(request);
  if (!bytes.length) return undefined;
  if (type === undefined) throw errors.mediaType();
  return readJson(decode(bytes));
}

/**
 * The bytes of a body, with or without a declared length. Throws 413 as soon as there are too many.
 */
export async function readLimited(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw bodyTooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader!.read()) {
    size += part.value.length;
    if (size > MAX_BODY_BYTES) {
      void reader!.cancel();
      throw bodyTooLarge();
    }
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
