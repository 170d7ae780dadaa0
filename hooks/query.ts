"use client";
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationOptions,
  type UseQueryOptions,
} from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { v4 as uuid } from "uuid";
import { call, type ApiError } from "@/lib/http/client";
import type { Callable, Input, Result } from "@/lib/http/endpoint";
import { keyOf, pagesKeyOf } from "@/lib/http/query-key";
import type { Page } from "@/lib/http/shapes";
import { invalidateTags } from "./realtime/invalidate-soon";
import { showInPlace } from "./realtime/shown-in-place";
import { isOffline, retryDelay } from "./retry";
import { learnServerTime } from "./server-clock";
import { wait } from "./wait";

const MAX_ATTEMPTS = 3;

/** Calls an endpoint and learns the server's time from its answer. */
async function request<E extends Callable>(
  endpoint: E,
  input: Input<E>,
  options: Parameters<typeof call>[2] = {},
): Promise<Result<E>> {
  const sentAt = performance.now();
  const answer = await call(endpoint, input, options);
  if (
    answer &&
    typeof answer === "object" &&
    "server_time" in answer &&
    typeof answer.server_time === "string"
  )
    learnServerTime(answer.server_time, performance.now() - sentAt);
  return answer;
}

type QueryExtras<E> = Omit<UseQueryOptions<Result<E>, ApiError>, "queryKey" | "queryFn"> & {
  keepPrevious?: boolean;
};

/** Reads an endpoint through the cache. */
export function useEndpoint<E extends Callable>(
  endpoint: E,
  input: Input<E>,
  { keepPrevious, ...options }: QueryExtras<E> = {},
) {
  return useQuery<Result<E>, ApiError>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => request(endpoint, input, { signal }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...options,
  });
}

/**
 * What the cache has of an endpoint, which may be nothing. It asks for nothing, and makes no query:
 * one that exists before the page's state arrives would keep that state out of the first HTML.
 */
export function useKnown<E extends Callable>(endpoint: E, input: Input<E>): Result<E> | undefined {
  const client = useQueryClient();
  const key = keyOf(endpoint, input);
  return useSyncExternalStore(
    (changed) => client.getQueryCache().subscribe(changed),
    () => client.getQueryData<Result<E>>(key),
    () => undefined,
  );
}

interface PagesExtras<Row> {
  enabled?: boolean;
  gcTime?: number;
  refetchInterval?: number;
  /**
   * The number of the page to load after these, undefined at the end; by default the one after the
   * last. A list whose rows change places between two requests would miss rows by that.
   */
  nextPage?: (pages: Page<Row>[], numbers: number[]) => number | undefined;
}

/** A row of a paged endpoint. */
type RowOf<E> = Result<E> extends Page<infer Row> ? Row : never;

/** Reads a paged endpoint: `rows`, `count`, and `fetchNextPage` while `hasNextPage`. */
export function useEndpointPages<E extends Callable>(
  endpoint: E,
  input: Input<E>,
  { nextPage = pageAfterLast, ...options }: PagesExtras<RowOf<E>> = {},
) {
  const pages = useInfiniteQuery({
    queryKey: pagesKeyOf(endpoint, input),
    initialPageParam: 1,
    placeholderData: keepPreviousData,
    ...options,
    queryFn: ({ signal, pageParam }) =>
      request(
        endpoint,
        {
          ...input,
          query: { ...(input as { query?: object }).query, page: String(pageParam) },
        },
        { signal },
      ) as Promise<Page<RowOf<E>>>,
    getNextPageParam: (_last: Page<RowOf<E>>, all, _number, numbers) => nextPage(all, numbers),
  });
  return {
    ...pages,
    rows: pages.data?.pages.flatMap((page) => page.results) ?? [],
    count: pages.data?.pages[0]?.count ?? 0,
  };
}

const pageAfterLast = (pages: Page<unknown>[]) =>
  pages.at(-1)?.next ? pages.length + 1 : undefined;

type CommandExtras<E> = Omit<UseMutationOptions<Result<E>, ApiError, Input<E>>, "mutationFn"> & {
  /** Tags to invalidate afterwards; the endpoint's own when absent. */
  refresh?: readonly string[];
  /** Wraps the request, and may answer without sending it. */
  intercept?: (send: () => Promise<Result<E>>, input: Input<E>) => Promise<Result<E>>;
};

/** Tells whether the component is still on the page. */
function useIsThere(): () => boolean {
  const there = useRef(false);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  return () => there.current;
}

/** Calls an endpoint that changes something, and then fetches again what the change made stale. */
export function useCommand<E extends Callable>(
  endpoint: E,
  {
    refresh = [endpoint.tag],
    intercept = (send) => send(),
    onSuccess,
    ...options
  }: CommandExtras<E> = {},
) {
  const client = useQueryClient();
  const isThere = useIsThere();
  return useMutation<Result<E>, ApiError, Input<E>>({
    mutationFn: (input) => {
      const sending = intercept(() => sendCommand(endpoint, input), input);
      return options.meta?.inline ? showInPlace(sending, isThere) : sending;
    },
    onSuccess: (...args) => {
      invalidateTags(client, refresh);
      return onSuccess?.(...args);
    },
    ...options,
  });
}

/**
 * Sends a command. Where the contract is idempotent, a request that got no answer is sent again
 * under the same key.
 */
export async function sendCommand<E extends Callable>(
  endpoint: E,
  input: Input<E>,
): Promise<Result<E>> {
  if (!endpoint.idempotent) return request(endpoint, input);
  const idempotencyKey = uuid();
  for (let attempt = 1; ; attempt++) {
    try {
      return await request(endpoint, input, { idempotencyKey });
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isOffline(error)) throw error;
      await wait(retryDelay(attempt - 1, error));
    }
  }
}
