import type { Callable, Input, Result } from "./endpoint";
import { pageWords } from "./page-words";

/** The problem details (RFC 9457) that an endpoint answers with. */
export interface ProblemBody {
  title: string;
  status: number;
  detail: string;
  code: string;
  request_id?: string;
  errors?: Record<string, string[]>;
  notification_ids?: string[];
  alternatives?: unknown[];
  /** The own booking that a vehicle already has at that time. */
  existing_booking?: { id: string; number: number };
  /** The longest extension that is possible. */
  max_minutes?: number;
}

export class ApiError extends Error {
  constructor(
    readonly problem: ProblemBody,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail);
    this.name = "ApiError";
  }
}

/** Names the person of a page in its requests, and of an answer. */
export const PERSON_HEADER = "Parkmate-User";

let page: { person: string; leave: () => void } | null = null;
/**
 * Binds the calls of this page to the person whom it was loaded for. When somebody else has signed
 * in since, the server does nothing, and `leave` is called instead of an answer.
 */
export const callAs = (person: string, leave: () => void): void => {
  page = { person, leave };
};

/** Whether what the server rendered is for somebody else than the person of this page. */
export const isRenderedForAnother = (person: string | null): boolean =>
  page !== null && page.person !== person;
/** Leaves the page of the person whom it was loaded for. */
export const leave = (): void => page?.leave();

type QueryValue = string | number | boolean | readonly string[] | null | undefined;
interface CallInput {
  params?: Record<string, string>;
  query?: Record<string, QueryValue>;
  body?: unknown;
}
interface CallOptions {
  idempotencyKey?: string;
  signal?: AbortSignal;
}

const base = process.env.NEXT_PUBLIC_API_BASE_URL?.replace(/\/api\/?$/, "") ?? "";

/**
 * Calls an endpoint from the browser by its contract. Throws `ApiError` with the server's problem
 * details, or with code `network` when no answer came.
 */
export async function call<E extends Callable>(
  endpoint: E,
  input: Input<E>,
  options: CallOptions = {},
): Promise<Result<E>> {
  const { params, query, body } = input as CallInput;
  const response = await fetch(base + urlOf(endpoint, params, query), {
    method: endpoint.method,
    headers: headersOf(endpoint, body, options),
    credentials: "same-origin",
    signal: options.signal ?? null,
    body: sentBody(endpoint, body),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new ApiError({
      title: "No connection",
      status: 0,
      code: "network",
      detail: "Parkmate could not be reached. Check your connection.",
    });
  });
  if (isForAnother(response)) {
    page!.leave();
    return new Promise<never>(() => undefined);
  }
  if (response.status === 204) return undefined as Result<E>;
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as Result<E>;
  throw new ApiError(
    asProblem(answer, response.status),
    Number(response.headers.get("Retry-After")) || null,
  );
}

/** A file is sent as it is. */
function sentBody({ method }: Callable, body: unknown): BodyInit | null {
  if (body instanceof Blob) return body;
  const hasBody = method === "DELETE" ? body !== undefined : method !== "GET";
  return hasBody ? JSON.stringify(body ?? {}) : null;
}

const headersOf = (
  { method }: Callable,
  body: unknown,
  { idempotencyKey }: CallOptions,
): Record<string, string> => ({
  Accept: "application/json",
  ...(page && { [PERSON_HEADER]: page.person }),
  ...(method !== "GET" && {
    "Content-Type": body instanceof Blob ? body.type : "application/json",
  }),
  ...(idempotencyKey && { "Idempotency-Key": idempotencyKey }),
});

function isForAnother({ headers }: Response): boolean {
  const person = headers.get(PERSON_HEADER);
  return page !== null && person !== null && person !== page.person;
}

/**
 * The path of an endpoint with its parameters and query filled in. Undefined, null and empty values
 * are left out; a list becomes one value with commas.
 */
export function urlOf(
  endpoint: Pick<Callable, "path">,
  params: Record<string, string> = {},
  query: Record<string, QueryValue> = {},
): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    search.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  return search.size ? `${path}/?${search}` : `${path}/`;
}

function asProblem(answer: unknown, status: number): ProblemBody {
  if (answer && typeof answer === "object" && "detail" in answer)
    return inPageWords(answer as ProblemBody);
  return {
    title: "Something went wrong",
    status,
    code: "error",
    detail: "Something went wrong. Please try again.",
  };
}

const inPageWords = ({ errors, ...problem }: ProblemBody): ProblemBody => ({
  ...problem,
  detail: pageWords(problem.detail),
  ...(errors && {
    errors: Object.fromEntries(
      Object.entries(errors).map(([name, texts]) => [name, texts.map(pageWords)]),
    ),
  }),
});
