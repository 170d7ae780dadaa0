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
import { v4 as uuid } from "uuid";
import { ApiError, call } from "@/lib/http/client";
import type { Endpoint, Input, Result } from "@/lib/http/endpoint";
import type { Page } from "@/lib/http/shapes";
import { learnServerTime } from "./server-clock";

export const keyOf = <E extends Endpoint>(endpoint: E, input: Input<E>) =>
  [endpoint.tag, endpoint.path, input] as const;

/** Worth another try: the same request may succeed later. */
export const isPassing = (error: unknown) =>
  error instanceof ApiError &&
  (error.problem.code === "network" ||
    error.problem.status === 408 ||
    error.problem.status === 429 ||
    error.problem.status >= 500);

/** Waits as long as the server asks for, else longer each time. */
export const waitBefore = (attempt: number, error: unknown) =>
  error instanceof ApiError && error.retryAfterSeconds
    ? error.retryAfterSeconds * 1000
    : Math.min(1000 * 2 ** attempt, 10_000);

async function ask<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  options: Parameters<typeof call>[2] = {},
): Promise<Result<E>> {
  const sent = performance.now();
  const answer = await call(endpoint, input, options);
  if (
    answer &&
    typeof answer === "object" &&
    "server_time" in answer &&
    typeof answer.server_time === "string"
  )
    learnServerTime(answer.server_time, performance.now() - sent);
  return answer;
}

type QueryExtras<E> = Omit<UseQueryOptions<Result<E>, ApiError>, "queryKey" | "queryFn"> & {
  keepPrevious?: boolean;
};

/** Reads an endpoint through the cache. */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  { keepPrevious, ...options }: QueryExtras<E> = {},
) {
  return useQuery<Result<E>, ApiError>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => ask(endpoint, input, { signal }),
    ...(keepPrevious && { placeholderData: keepPreviousData as never }),
    ...options,
  });
}

interface PagesExtras<Row> {
  enabled?: boolean;
  gcTime?: number;
  refetchInterval?: number;
  /** Which page comes next, where rows that come and go on this side make the plain count wrong. */
  nextPage?: (pages: Page<Row>[], numbers: number[]) => number | undefined;
}

/** Reads a paged endpoint page after page: `rows`, `count`, and `fetchNextPage` while `hasNextPage`. */
export function useEndpointPages<E extends Endpoint, Row>(
  endpoint: E & { result: { _output: Page<Row> } },
  input: Input<E>,
  { nextPage, ...options }: PagesExtras<Row> = {},
) {
  const pages = useInfiniteQuery({
    queryKey: [...keyOf(endpoint, input), "pages"],
    initialPageParam: 1,
    placeholderData: keepPreviousData,
    ...options,
    queryFn: ({ signal, pageParam }) =>
      ask(
        endpoint,
        {
          ...input,
          query: { ...(input as { query?: object }).query, page: String(pageParam) },
        } as Input<E>,
        { signal },
      ) as Promise<Page<Row>>,
    getNextPageParam: (last: Page<Row>, all, _number, numbers) =>
      nextPage ? nextPage(all, numbers) : last.next ? all.length + 1 : undefined,
  });
  return {
    ...pages,
    rows: pages.data?.pages.flatMap((page) => page.results) ?? [],
    count: pages.data?.pages[0]?.count ?? 0,
  };
}

type CommandExtras<E> = Omit<UseMutationOptions<Result<E>, ApiError, Input<E>>, "mutationFn"> & {
  /** Tags that are stale afterwards; the endpoint's own when absent. */
  refresh?: readonly string[];
  /** Stands between the act and its request, and may answer without it. */
  through?: (go: () => Promise<Result<E>>, input: Input<E>) => Promise<Result<E>>;
};

/** Acts through an endpoint. Where the contract allows, an answer lost on the way is asked for again under the same key. */
export function useCommand<E extends Endpoint>(
  endpoint: E,
  {
    refresh = [endpoint.tag],
    through = (go) => go(),
    onSuccess,
    ...options
  }: CommandExtras<E> = {},
) {
  const client = useQueryClient();
  return useMutation<Result<E>, ApiError, Input<E>>({
    mutationFn: (input) => through(() => send(endpoint, input), input),
    onSuccess: (...happened) => {
      for (const tag of refresh) void client.invalidateQueries({ queryKey: [tag] });
      return onSuccess?.(...happened);
    },
    ...options,
  });
}

async function send<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<Result<E>> {
  if (!endpoint.idempotent) return ask(endpoint, input);
  const idempotencyKey = uuid();
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask(endpoint, input, { idempotencyKey });
    } catch (error) {
      if (attempt === 2 || !(error instanceof ApiError) || error.problem.code !== "network")
        throw error;
      await new Promise((resolve) => setTimeout(resolve, waitBefore(attempt, error)));
    }
  }
}
