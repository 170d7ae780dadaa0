import { CloudOff, SearchX } from "lucide-react";
import { ApiError } from "@/lib/http/client";
import { Button, ButtonLink } from "./button";

const frame =
  "grid justify-items-center gap-1 rounded-card border border-line bg-card px-6 py-10 text-center";

/** A failed request: what failed, a retry button, and the request id for support. */
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
  // A retry cannot help here.
  if (problem?.status === 404)
    return (
      <div role="alert" data-error-state className={frame}>
        <SearchX size={26} className="mb-2 text-muted" aria-hidden />
        <p className="text-h2">Not found</p>
        <p className="max-w-[46ch] text-sm text-muted">
          It may have been removed, or the link is wrong.
        </p>
        <ButtonLink href="/" variant="secondary" size="small" className="mt-4">
          Go to the home page
        </ButtonLink>
      </div>
    );
  return (
    <div role="alert" data-error-state className={frame}>
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
