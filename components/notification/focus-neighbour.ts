import { focusLater } from "./focus-later";

/** Where the keyboard goes on when a row leaves its list: to the next row, or to the one before. */
export function focusNeighbour(item: HTMLElement | null): void {
  const line = item?.closest("li");
  const neighbour = line?.nextElementSibling ?? line?.previousElementSibling;
  const target = neighbour?.querySelector<HTMLElement>("[data-title]");
  if (target) focusLater(() => target);
}
