"use client";
import { clsx } from "clsx";
import { Check, CircleAlert, LoaderCircle, Undo2 } from "lucide-react";
import { focusFirstError } from "@/components/ui/form-errors";
import { formatList, formatTime } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import { useSaveStatus } from "./save-state";

const action = clsx(
  "inline-flex h-9 items-center gap-1.5 rounded-control px-2 font-[560] hover:bg-sunk",
  "pointer-coarse:h-11",
);

/** Takes no room while there is nothing to say. */
const line = clsx(
  "flex min-h-9 items-center gap-3 text-sm",
  "not-has-[>button]:has-[>p:empty]:hidden",
);

/** "Saved 10:41" with a way back where the last change has one, or what is not saved. */
export function SaveStatusLine() {
  const { state, refused } = useSaveStatus();
  const timezone = useReaderZone();
  const failure = failureOf(refused, state);
  return (
    <div className={line}>
      <p role="status" className="flex items-center gap-1.5 text-muted">
        {failure ? (
          <span className="flex items-center gap-1.5 text-bad">
            <CircleAlert size={16} className="shrink-0" aria-hidden />
            Not saved: {failure}
          </span>
        ) : (
          <>
            {state.is === "saving" && (
              <>
                <LoaderCircle size={16} className="animate-spin" aria-hidden />
                Saving …
              </>
            )}
            {state.is === "saved" && (
              <>
                <Check size={16} className="text-ok" aria-hidden />
                Saved {formatTime(state.at, timezone)}
              </>
            )}
          </>
        )}
      </p>
      {refused.length > 0 && (
        <button type="button" className={action} onClick={() => focusFirstError(document.body)}>
          Show
        </button>
      )}
      {!failure && state.is === "saved" && state.undo && (
        <button type="button" onClick={state.undo} className={action}>
          <Undo2 size={16} aria-hidden />
          Undo
        </button>
      )}
    </div>
  );
}

function failureOf(
  refused: readonly { name: string }[],
  state: ReturnType<typeof useSaveStatus>["state"],
): string | null {
  if (refused.length > 0) return formatList(refused.map(({ name }) => name));
  return state.is === "failed" ? state.detail : null;
}
