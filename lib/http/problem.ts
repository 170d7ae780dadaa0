import type { z } from "zod";
import { AppError, errors, type Problem } from "@/lib/core/errors";
import { isDatabaseUnavailable, isTimeout } from "@/lib/core/pg-error";
import { fieldName } from "./field-name";

export const commonHeaders: Record<string, string> = {
  "Cache-Control": "private, no-store",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** A problem document (RFC 9457) as JSON text with its headers. */
export function problemDocument(
  problem: Problem,
  instance: string,
  requestId: string,
): { status: number; headers: Record<string, string>; body: string } {
  const { code, status, title, detail, errors: fields, extra, retryAfterSeconds } = problem;
  const members = {
    type: `/problems/${code.replaceAll("_", "-")}`,
    title,
    status,
    detail,
    code,
    instance,
    request_id: requestId,
    errors: fields,
  };
  return {
    status,
    headers: {
      ...commonHeaders,
      "Content-Type": "application/problem+json",
      "X-Request-Id": requestId,
      ...(retryAfterSeconds ? { "Retry-After": String(retryAfterSeconds) } : {}),
    },
    // The members of every problem stand first, and no further one replaces them.
    body: JSON.stringify({ ...members, ...extra, ...members }),
  };
}

/** What a caller may learn of an error. Unexpected ones all look alike (docs/security.md S33). */
export function problemOf(error: unknown): Problem {
  if (error instanceof AppError) return error.problem;
  if (isDatabaseUnavailable(error))
    return errors.unavailable("The service is restarting. Please try again.").problem;
  if (isTimeout(error))
    return errors.unavailable(
      "This search takes too long. Please look for something more exact.",
      "search_timeout",
    ).problem;
  return {
    code: "internal",
    status: 500,
    title: "Internal error",
    detail: "Something went wrong on our side.",
  };
}

/**
 * What a caller sent, parsed by its schema. Throws 400 for what does not fit. The schema of
 * anything else parses by itself: that it fails is a fault of ours, which answers 500.
 */
export function parseGiven<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new AppError(invalidProblem(parsed.error));
  return parsed.data;
}

/** A 400 with its messages by field; messages about no single field have the key "". */
function invalidProblem(error: z.ZodError): Problem {
  // A Map, because a field of an object could be called "toString".
  const fields = new Map<string, string[]>();
  for (const issue of error.issues) {
    const names =
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => [...issue.path, key])
        : [issue.path];
    for (const path of names) {
      const text = issue.code === "unrecognized_keys" ? "This field is not known." : issue.message;
      const name = fieldName(path);
      fields.set(name, [...new Set([...(fields.get(name) ?? []), text])]);
    }
  }
  const problem = errors.invalid(Object.fromEntries(fields)).problem;
  const reasons = [...new Set(error.issues.map((issue) => issue.code))];
  const isZoneless = error.issues.some((issue) => issue.message.startsWith("A time needs a zone"));
  return { ...problem, extra: { reasons: isZoneless ? ["zone_required", ...reasons] : reasons } };
}
