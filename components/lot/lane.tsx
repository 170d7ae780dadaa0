import { clsx } from "clsx";

/** The driving lane between two rows, with an arrow in its direction. */
const dashes = clsx(
  "h-[2.5px] flex-1",
  "bg-[repeating-linear-gradient(90deg,currentColor_0_14px,transparent_14px_26px)]",
);

export function Lane() {
  return (
    <div aria-hidden="true" className="relative flex h-[46px] items-center px-2 text-stripe">
      <span className={dashes} />
      <svg width="12" height="16" viewBox="0 0 12 16" className="absolute right-7 bg-asphalt">
        <path
          d="m2 2 8 6-8 6"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </div>
  );
}
