const AFTER_CLOSING_MS = 80;

/**
 * Moves the keyboard's focus once the dialog or menu that closes has given it back to a button that is gone by then.
 * Somebody who has gone on to another control meanwhile stays there.
 */
export function focusLater(find: () => HTMLElement | null | undefined): void {
  setTimeout(() => {
    const target = find();
    if (document.activeElement?.contains(target ?? null)) target?.focus({ preventScroll: true });
  }, AFTER_CLOSING_MS);
}
