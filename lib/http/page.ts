import { errors } from "@/lib/core/errors";
import { currentRequest } from "@/lib/core/request";
import { withSearchLimit } from "@/lib/core/search";
import type { Page } from "./shapes";

export interface PageRequest {
  page?: number | undefined;
  page_size?: number | undefined;
  search?: string | undefined;
}
const DEFAULT_SIZE = 20;

/**
 * One page of a list, with the addresses of the next and the previous page as the client would call
 * them. `load` gets limit and offset. Throws 404 `invalid_page` past the last page.
 */
export async function listPage<T>(
  query: PageRequest,
  load: (limit: number, offset: number) => Promise<{ count: number; rows: T[] }>,
): Promise<Page<T>> {
  const page = query.page ?? 1;
  const size = query.page_size ?? DEFAULT_SIZE;
  const { count, rows } = await withSearchLimit(query, () => load(size, (page - 1) * size));
  const last = Math.max(1, Math.ceil(count / size));
  if (page > last) throw errors.invalidPage();
  return {
    count,
    next: page < last ? addressOf(page + 1) : null,
    previous: page > 1 ? addressOf(page - 1) : null,
    results: rows,
  };
}

function addressOf(page: number): string {
  const url = new URL(currentRequest()?.url ?? "http://localhost/");
  url.searchParams.set("page", String(page));
  return url.toString();
}
