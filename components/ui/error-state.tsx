import { CloudOff, SearchX } from "lucide-react";
import { ApiError } from "@/lib/http/client";
import { Button, ButtonLink } from "./button";

const frame =
  "grid justify-items-center gap-1 rounded-card border border-line bg-card px-6 py-10 text-center";

/** Something could not be loaded: what, a way to try again, and the id that support can look up. */
export function ErrorState({
  error,
  onRetry,
  title = "This could not be loaded",
}: {
  error: unknown;
  onRetry: () => void;
  title?: string;
}) {
  const problem = error instanceof ApiError ? error.problem : null;
  // Trying again does not bring back what is gone.
  if (problem?.status === 404)
    return (
      <div role="alert" className={frame}>
        <SearchX size={26} className="mb-2 text-muted" aria-hidden />
        <p className="text-h2">This is not here (any more)</p>
        <p className="max-w-[46ch] text-sm text-muted">
          It may have been removed, or the link is not right.
        </p>
        <ButtonLink href="/" variant="secondary" size="small" className="mt-4">
          Back to the start
        </ButtonLink>
      </div>
    );
  return (
    <div role="alert" className={frame}>
      <CloudOff size={26} className="mb-2 text-bad" aria-hidden />
      <p className="text-h2">{title}</p>
      <p className="max-w-[46ch] text-sm text-muted">
        {problem?.detail ?? "Something went wrong. Please try again."}
      </p>
      <Button variant="secondary" size="small" className="mt-4" onClick={onRetry}>
        Try again
      </Button>
      {problem?.request_id && (
        <p className="mt-3 font-mono text-xs text-muted">Request {problem.request_id}</p>
      )}
    </div>
  );
}
