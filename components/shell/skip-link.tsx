import { clsx } from "clsx";

export function SkipLink() {
  return (
    <a
      href="#main"
      className={clsx(
        "fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-ink px-4 py-3 text-ground",
        "focus:translate-y-0",
      )}
    >
      Skip to content
    </a>
  );
}
