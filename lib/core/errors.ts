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

/** An answer other than success. Everything that a caller may be told is in `problem`, nothing else. */
export class AppError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "AppError";
  }

  /** By name: server.ts and Next's handlers hold a copy each of this class, and errors cross from one to the other. */
  static [Symbol.hasInstance](value: unknown): value is AppError {
    return value instanceof Error && value.name === "AppError";
  }
}

type Extra = Record<string, unknown>;
const make = (
  status: number,
  title: string,
  code: string,
  detail: string,
  rest: Partial<Problem> = {},
) => new AppError({ status, title, code, detail, ...rest });

export const errors = {
  invalid: (fields: Record<string, string[]>, code = "invalid") =>
    make(400, "Invalid input", code, Object.values(fields)[0]?.[0] ?? "Invalid input.", {
      errors: fields,
    }),
  malformed: (code: string, detail: string) => make(400, "Malformed request", code, detail),
  unauthenticated: (detail = "Authentication credentials were not provided.") =>
    make(401, "Not signed in", "unauthenticated", detail),
  forbidden: (detail = "You do not have permission to perform this action.", code = "forbidden") =>
    make(403, "Forbidden", code, detail),
  /** Not there and not yours read the same (security.md S2). */
  notFound: () => make(404, "Not found", "not_found", "Not found."),
  invalidPage: () => make(404, "Not found", "invalid_page", "Invalid page."),
  conflict: (code: string, detail: string, extra?: Extra) =>
    make(409, titleOf(code), code, detail, extra ? { extra } : {}),
  gone: (code: string, detail: string, extra?: Extra) =>
    make(410, "No longer available", code, detail, extra ? { extra } : {}),
  tooLarge: () => make(413, "Too large", "too_large", "The request body is larger than 64 KiB."),
  mediaType: () =>
    make(
      415,
      "Unsupported media type",
      "unsupported_media_type",
      "Send application/json, not encoded.",
    ),
  refused: (code: string, detail: string, extra?: Extra) =>
    make(422, titleOf(code), code, detail, extra ? { extra } : {}),
  throttled: (seconds: number) =>
    make(
      429,
      "Too many requests",
      "throttled",
      `Request was throttled. Expected available in ${seconds} second${seconds === 1 ? "" : "s"}.`,
      { retryAfterSeconds: seconds },
    ),
  unavailable: (detail: string, code = "unavailable", extra?: Extra) =>
    make(503, "Temporarily unavailable", code, detail, {
      retryAfterSeconds: 2,
      ...(extra ? { extra } : {}),
    }),
};

/** "slot_taken" → "Slot taken". */
function titleOf(code: string): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
