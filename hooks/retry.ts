import { ApiError } from "@/lib/http/client";

const MAX_DELAY_MS = 10_000;

export const isOffline = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === "network";

/** Whether the server has refused a request. Any other one may have been done without an answer. */
export const isRefused = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.problem.status >= 400 && error.problem.status < 500;

/** Whether the same request may succeed later. */
export const isRetryable = (error: unknown): boolean =>
  isOffline(error) ||
  (error instanceof ApiError &&
    (error.problem.status === 408 || error.problem.status === 429 || error.problem.status >= 500));

/** Milliseconds until the next attempt: what the server asks for, otherwise exponential. */
export const retryDelay = (attempt: number, error: unknown): number =>
  error instanceof ApiError && error.retryAfterSeconds
    ? error.retryAfterSeconds * 1000
    : Math.min(1000 * 2 ** attempt, MAX_DELAY_MS);
