const AFTER_THE_MENU_MS = 80;

/** Where the keyboard goes on when a row leaves its list: to the next row, or to the one before. */
export function focusNeighbour(item: HTMLElement | null): void {
  const line = item?.closest("li");
  const neighbour = line?.nextElementSibling ?? line?.previousElementSibling;
  const target = neighbour?.querySelector<HTMLElement>("[data-title]");
  // The menu that closes gives the focus back to a button that is gone by then.
  if (target) setTimeout(() => target.focus({ preventScroll: true }), AFTER_THE_MENU_MS);
}
