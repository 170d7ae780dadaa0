import { focusAfterClose } from "./focus-after-close";

/** Focuses the next row, or the previous one, when a row leaves its list. */
export function focusNeighbour(item: HTMLElement | null): void {
  const line = item?.closest("li");
  const neighbour = line?.nextElementSibling ?? line?.previousElementSibling;
  const target = neighbour?.querySelector<HTMLElement>("[data-title]");
  if (target) focusAfterClose(() => target);
}
