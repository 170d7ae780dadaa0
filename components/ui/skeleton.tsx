import { clsx } from "clsx";

/** A placeholder of the size of the content that is loading. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={clsx("animate-breathe rounded-control bg-sunk dark:bg-line", className)}
    />
  );
}

export function SkeletonRows({
  rows = 3,
  height = "h-[72px]",
}: {
  rows?: number;
  height?: string;
}) {
  return (
    <div className="grid gap-3">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className={clsx(height, "rounded-card")} />
      ))}
    </div>
  );
}
