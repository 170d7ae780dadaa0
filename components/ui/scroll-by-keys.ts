const CONTROLS = "a[href], button, input, select, textarea, [tabindex='0']";

/**
 * For `ref`: makes a part that scrolls reachable by keyboard while it has no control of its own.
 * Returns the function that ends this.
 */
export function scrollByKeys(part: HTMLElement | null): (() => void) | undefined {
  if (!part) return undefined;
  const look = () => {
    const isNeeded = part.scrollHeight > part.clientHeight && !part.querySelector(CONTROLS);
    if (isNeeded) part.tabIndex = 0;
    else part.removeAttribute("tabindex");
  };
  const size = new ResizeObserver(look);
  const content = new MutationObserver(look);
  size.observe(part);
  content.observe(part, { childList: true, subtree: true });
  return () => {
    size.disconnect();
    content.disconnect();
  };
}
