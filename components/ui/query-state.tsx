import type { ReactNode } from "react";
import { ErrorState } from "./error-state";

/** What is read of a query. `useEndpointPages` adds the rows of all loaded pages. */
interface AnyQuery {
  data: unknown;
  rows?: readonly unknown[];
  error: unknown;
  refetch: () => unknown;
}

/** The rows of a paged query, the data of any other. */
type ContentOf<Query extends AnyQuery> = Query extends { rows: readonly unknown[] }
  ? Query["rows"]
  : Exclude<Query["data"], undefined>;

interface QueryStateProps<Query extends AnyQuery> {
  query: Query;
  /** Stands in for the content at its size, so that nothing moves when the content arrives. */
  skeleton: ReactNode;
  /** Read aloud while the content is awaited. */
  loading?: string;
  errorTitle?: string;
  /** Replaces the content when there are no rows, mostly an `<EmptyState>`. */
  empty?: ReactNode;
  isEmpty?: (content: ContentOf<Query>) => boolean;
  children: (content: ContentOf<Query>) => ReactNode;
}

/**
 * Shows what a query has: a skeleton while it loads, an error with a retry, the empty state, or
 * its content. Content that was loaded once stays visible when a later refetch fails.
 */
export function QueryState<Query extends AnyQuery>({
  query,
  skeleton,
  loading = "Loading",
  errorTitle,
  empty,
  isEmpty = hasNoRows,
  children,
}: QueryStateProps<Query>) {
  if (query.data === undefined)
    return query.error ? (
      <ErrorState
        error={query.error}
        onRetry={() => void query.refetch()}
        {...(errorTitle && { title: errorTitle })}
      />
    ) : (
      <div role="status">
        <span className="sr-only">{loading}</span>
        {skeleton}
      </div>
    );
  const content = (query.rows ?? query.data) as ContentOf<Query>;
  return empty && isEmpty(content) ? empty : children(content);
}

/** A list is an array, or a page that holds its rows in `results`. */
function hasNoRows(content: unknown): boolean {
  const rows = Array.isArray(content) ? content : (content as { results?: unknown }).results;
  return Array.isArray(rows) && rows.length === 0;
}
