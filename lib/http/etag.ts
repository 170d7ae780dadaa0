import { createHash } from "node:crypto";

/**
 * The ETag of a body: a weak one, because the body may be compressed on its way. It is taken from
 * all that is sent, so that no answer that differs in anything has the same one.
 */
export const etagOf = (body: string): string =>
  `W/"${createHash("sha256").update(body).digest("base64url")}"`;

/** Whether `If-None-Match` names this ETag; `*` names all (RFC 9110, 13.1.2). */
export function namesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const named = ifNoneMatch.split(",").map((one) => one.trim());
  return named.some((one) => one === "*" || weak(one) === weak(etag));
}

const weak = (etag: string): string => etag.replace(/^W\//, "");
