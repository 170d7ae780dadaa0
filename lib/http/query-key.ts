import type { Callable, Input } from "./endpoint";

/** The key of an answer in the browser's cache; events name the tags that they make stale. */
export const keyOf = <E extends Callable>(endpoint: E, input: Input<E>) =>
  [endpoint.tag, endpoint.path, input] as const;

/** The key of a list of which pages are loaded one after the other. */
export const pagesKeyOf = <E extends Callable>(endpoint: E, input: Input<E>) =>
  [...keyOf(endpoint, input), "pages"] as const;
