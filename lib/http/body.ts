import { errors } from "@/lib/core/errors";
import type { Endpoint } from "./endpoint";
import { readJson } from "./json";

/** The largest JSON body. */
export const MAX_BODY_BYTES = 64 * 1024;

/** The largest body that an endpoint accepts; of what is no endpoint, that of JSON. */
export const maxBytesOf = (endpoint: Pick<Endpoint, "accepts"> | undefined): number =>
  endpoint?.accepts?.maxBytes ?? MAX_BODY_BYTES;

/**
 * The JSON body of a request, `undefined` when there is none. Throws 413 for a body that is too
 * large (and stops reading), 415 for anything but JSON without a Content-Encoding, 400 for
 * malformed JSON, invalid UTF-8, prototype keys, too deep nesting and characters that cannot be
 * stored.
 */
export async function readBody(request: Request): Promise<unknown> {
  const type = typeOf(request);
  if (isEncoded(request) || (type !== undefined && type !== "application/json"))
    throw errors.mediaType();
  const bytes = await readLimited(request);
  if (!bytes.length) return undefined;
  if (type === undefined) throw errors.mediaType();
  return readJson(decode(bytes));
}

/**
 * The file that is the body of a request. Throws 413 and 415 as `readBody`, and 400 when there is
 * none.
 */
export async function readFile(
  request: Request,
  { types, maxBytes }: NonNullable<Endpoint["accepts"]>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (isEncoded(request) || !types.includes(typeOf(request) ?? ""))
    throw errors.mediaType(`Send one of ${types.join(", ")} without a Content-Encoding.`);
  const bytes = await readLimited(request, maxBytes);
  if (!bytes.length) throw errors.malformed("empty_body", "The request has no file.");
  return bytes;
}

const typeOf = ({ headers }: Request): string | undefined =>
  headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
const isEncoded = ({ headers }: Request): boolean =>
  (headers.get("content-encoding") ?? "identity") !== "identity";

/**
 * The bytes of a body, with or without a declared length. Throws 413 as soon as there are too many.
 */
export async function readLimited(
  request: Pick<Request, "headers" | "body">,
  maxBytes = MAX_BODY_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes)
    throw errors.tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader!.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      void reader!.cancel();
      throw errors.tooLarge(maxBytes);
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
