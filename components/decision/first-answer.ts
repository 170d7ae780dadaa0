import { formatTime } from "@/components/ui/format";
import type { ApiError } from "@/lib/http/client";
import { outcomeWords } from "./outcome-words";

interface Resolved {
  by: string;
  at: string;
  outcome: string;
}

/** "Verified by Ada 10:42" of a refusal because somebody else decided first; null of any other. */
export function firstAnswer({ problem }: ApiError, timezone: string): string | null {
  if (problem.status !== 409 || !("resolved" in problem)) return null;
  const resolved = problem.resolved as Resolved | null;
  return resolved && outcomeWords(resolved, formatTime(resolved.at, timezone));
}
