import { CloudOff } from "lucide-react";
import { ApiError } from "@/lib/http/client";
import { Button } from "./button";

/** Something could not be loaded: what, a way to try again, and the id that support can look up. */
export function ErrorState({ error, onRetry, title = "This could not be loaded" }: { error: unknown; onRetry: () => void; title?: string }) {
  const problem = error instanceof ApiError ? error.problem : null;
  return (
    <div role="alert" className="grid justify-items-center gap-1 rounded-card border border-line bg-card px-6 py-10 text-center">
      <CloudOff size={26} className="mb-2 text-bad" aria-hidden />
      <p className="text-h2">{title}</p>
      <p className="max-w-[46ch] text-sm text-muted">{problem?.detail ?? "Something went wrong. Please try again."}</p>
      <Button variant="secondary" size="small" className="mt-4" onClick={onRetry}>Try again</Button>
      {problem?.request_id && <p className="mt-3 font-mono text-xs text-muted">Request {problem.request_id}</p>}
    </div>
  );
}
