import { clsx } from "clsx";

/** Stands where content will be, at its size. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={clsx("animate-breathe rounded-control bg-sunk dark:bg-line", className)}
    />
  );
}

/** A list that is on its way. */
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
