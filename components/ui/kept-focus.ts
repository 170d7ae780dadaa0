/** Longer than a closing dialog or menu needs to give the focus back by itself. */
const SETTLE_MS = 120;
const MAX_VISITED = 8;

interface Visited {
  element: HTMLElement;
  /** Its ancestors from the inside, each with the position of the child that leads to it. */
  path: { ancestor: HTMLElement; index: number }[];
}

/**
 * Gives the focus a place when the focused element leaves the page: the row that follows, else the
 * heading of the nearest part that is still there. A person who leaves a control by a click beside
 * it is let alone. Returns the function that ends this.
 */
export function keepFocus(): () => void {
  let visited: Visited[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    const others = visited.filter(({ element }) => element !== target);
    visited = [{ element: target, path: pathOf(target) }, ...others].slice(0, MAX_VISITED);
  };
  const forgetLeft = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget) return;
    setTimeout(() => {
      const isLeft = target instanceof HTMLElement && target.isConnected && document.hasFocus();
      if (isLeft && isFocusLost() && isShown(target)) visited = [];
    });
  };
  const restore = () => {
    if (isFocusLost()) placeFor(visited)?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (visited.length === 0 || !isFocusLost()) return;
    clearTimeout(timer);
    timer = setTimeout(restore, SETTLE_MS);
  });
  document.addEventListener("focusin", remember);
  document.addEventListener("focusout", forgetLeft);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    document.removeEventListener("focusin", remember);
    document.removeEventListener("focusout", forgetLeft);
    clearTimeout(timer);
  };
}

const isFocusLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

function pathOf(element: HTMLElement): Visited["path"] {
  const path: Visited["path"] = [];
  for (let child = element; child.parentElement; child = child.parentElement)
    path.push({
      ancestor: child.parentElement,
      index: [...child.parentElement.children].indexOf(child),
    });
  return path;
}

function placeFor(visited: readonly Visited[]): HTMLElement | null {
  for (const { element, path } of visited) {
    if (canTakeFocus(element)) return element;
    for (const { ancestor, index } of path) {
      if (!ancestor.isConnected || ancestor.contains(document.body)) continue;
      const place = placeIn(ancestor, index);
      if (place) return place;
    }
  }
  return headingOf(document.body, "main h1");
}

function placeIn(ancestor: HTMLElement, index: number): HTMLElement | null {
  if (ancestor.matches("ul, ol, tbody, [role=list], [role=feed]"))
    return firstControlOf(ancestor.children[Math.min(index, ancestor.children.length - 1)]);
  if (ancestor.matches("li, tr, article")) return firstControlOf(ancestor);
  return headingOf(ancestor, "h1, h2, h3");
}

const CONTROLS = "a[href], button, input, select, textarea, [tabindex='0']";

function firstControlOf(row: Element | undefined): HTMLElement | null {
  const title = row?.querySelector<HTMLElement>("[data-title]");
  if (title && canTakeFocus(title)) return title;
  return [...(row?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])].find(canTakeFocus) ?? null;
}

function headingOf(part: HTMLElement, selector: string): HTMLElement | null {
  const heading = [...part.querySelectorAll<HTMLElement>(selector)].find(isShown);
  if (heading && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return heading ?? null;
}

const canTakeFocus = (element: HTMLElement): boolean =>
  isShown(element) && !element.matches(":disabled");

const isShown = (element: HTMLElement): boolean =>
  element.isConnected &&
  element.closest("[inert], [aria-hidden='true'], [data-ending-style]") === null &&
  element.checkVisibility({ visibilityProperty: true });
