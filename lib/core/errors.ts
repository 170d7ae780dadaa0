export interface Problem {
  code: string;
  status: number;
  title: string;
  detail: string;
  errors?: Record<string, string[]>;
  /** Further members of the problem document (`alternatives`, `resolved`, `notification_ids` …). */
  extra?: Record<string, unknown>;
  retryAfterSeconds?: number;
}

/** A refusal. `problem` is everything that the client gets to know. */
export class AppError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "AppError";
  }

  /**
   * Compares by name: server.ts and Next's handlers each hold a copy of this class, and errors
   * cross from one to the other.
   */
  static [Symbol.hasInstance](value: unknown): value is AppError {
    return value instanceof Error && value.name === "AppError";
  }
}

type Extra = Record<string, unknown>;
const refusal = (problem: Problem) => new AppError(problem);

/** Every kind of refusal, by its HTTP status. A verb throws what these return. */
export const errors = {
  invalid: (fields: Record<string, string[]>, code = "invalid") =>
    refusal({
      status: 400,
      title: "Invalid input",
      code,
      detail: Object.values(fields)[0]?.[0] ?? "Invalid input.",
      errors: fields,
    }),
  malformed: (code: string, detail: string) =>
    refusal({ status: 400, title: "Malformed request", code, detail }),
  unauthenticated: (detail = "Authentication credentials were not provided.") =>
    refusal({ status: 401, title: "Not signed in", code: "unauthenticated", detail }),
  forbidden: (detail = "You do not have permission to perform this action.", code = "forbidden") =>
    refusal({ status: 403, title: "Forbidden", code, detail }),
  /** The same answer for what does not exist and what belongs to another (docs/security.md S2). */
  notFound: () =>
    refusal({ status: 404, title: "Not found", code: "not_found", detail: "Not found." }),
  invalidPage: () =>
    refusal({ status: 404, title: "Not found", code: "invalid_page", detail: "Invalid page." }),
  methodNotAllowed: (method: string) =>
    refusal({
      status: 405,
      title: "Method not allowed",
      code: "method_not_allowed",
      detail: `Method "${method}" not allowed.`,
    }),
  conflict: (code: string, detail: string, extra?: Extra) =>
    refusal({ status: 409, title: titleOf(code), code, detail, ...withExtra(extra) }),
  /** A page that was loaded for one person and now has the cookie of another. */
  otherPerson: () =>
    errors.conflict("other_person", "Somebody else has signed in. Load the page again."),
  gone: (code: string, detail: string, extra?: Extra) =>
    refusal({ status: 410, title: "No longer available", code, detail, ...withExtra(extra) }),
  tooLarge: (maxBytes: number) =>
    refusal({
      status: 413,
      title: "Too large",
      code: "too_large",
      detail: `The request body is larger than ${sizeOf(maxBytes)}.`,
    }),
  uriTooLong: () =>
    refusal({
      status: 414,
      title: "Malformed request",
      code: "uri_too_long",
      detail: "The address is too long.",
    }),
  mediaType: (detail = "Send application/json without a Content-Encoding.") =>
    refusal({
      status: 415,
      title: "Unsupported media type",
      code: "unsupported_media_type",
      detail,
    }),
  tooManyHeaders: () =>
    refusal({
      status: 431,
      title: "Malformed request",
      code: "too_many_headers",
      detail: "The request has too many headers.",
    }),
  refused: (code: string, detail: string, extra?: Extra) =>
    refusal({ status: 422, title: titleOf(code), code, detail, ...withExtra(extra) }),
  throttled: (seconds: number) =>
    refusal({
      status: 429,
      title: "Too many requests",
      code: "throttled",
      detail: `Request was throttled. Expected available in ${countWithUnit(seconds, "second")}.`,
      retryAfterSeconds: seconds,
    }),
  unavailable: (detail: string, code = "unavailable", extra?: Extra) =>
    refusal({
      status: 503,
      title: "Temporarily unavailable",
      code,
      detail,
      retryAfterSeconds: 2,
      ...withExtra(extra),
    }),
  /** Nothing of the request was done, so it can be sent again as it is. */
  overloaded: () =>
    errors.unavailable(
      "Parkmate is very busy. Nothing was changed. Please try again in a few seconds.",
      "overloaded",
    ),
};

const withExtra = (extra: Extra | undefined) => (extra ? { extra } : {});

const KIB = 1024;
const sizeOf = (bytes: number): string =>
  bytes < KIB * KIB ? `${bytes / KIB} KiB` : `${bytes / (KIB * KIB)} MiB`;

const countWithUnit = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** "slot_taken" → "Slot taken". */
function titleOf(code: string): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
