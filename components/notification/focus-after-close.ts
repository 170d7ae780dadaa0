const CLOSE_MS = 80;

/**
 * Moves focus after a closing dialog or menu has returned it to a button that is being removed.
 * Does nothing when the person has focused another control meanwhile.
 */
export function focusAfterClose(find: () => HTMLElement | null | undefined): void {
  setTimeout(() => {
    const target = find();
    if (document.activeElement?.contains(target ?? null)) target?.focus({ preventScroll: true });
  }, CLOSE_MS);
}
