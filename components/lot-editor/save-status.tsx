"use client";
import { clsx } from "clsx";
import { Check, CircleAlert, LoaderCircle, Undo2 } from "lucide-react";
import { createContext, useContext, useState } from "react";
import { formatTime } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";

type State =
  | { is: "unchanged" | "saving" }
  | { is: "saved"; at: string; undo?: (() => void) | undefined }
  | { is: "failed"; detail: string };

export interface SaveStatus {
  state: State;
  idle: () => void;
  saving: () => void;
  saved: (undo?: () => void) => void;
  failed: (detail: string) => void;
}
const SaveContext = createContext<SaveStatus | null>(null);
export const SaveProvider = SaveContext.Provider;

export function useSaveState(): SaveStatus {
  const [state, setState] = useState<State>({ is: "unchanged" });
  return {
    state,
    idle: () => setState({ is: "unchanged" }),
    saving: () => setState({ is: "saving" }),
    saved: (undo) => setState({ is: "saved", at: new Date(serverNow()).toISOString(), undo }),
    failed: (detail) => setState({ is: "failed", detail }),
  };
}

/** Where a part of the editor reports that it saves. */
export function useSaveStatus(): SaveStatus {
  const status = useContext(SaveContext);
  if (!status) throw new Error("SaveProvider is missing.");
  return status;
}

/** "Saved 10:41", with a way back where the last change has one. */
export function SaveStatusLine({ timezone }: { timezone: string }) {
  const { state } = useSaveStatus();
  return (
    <div className="flex min-h-9 items-center gap-3 text-sm">
      <p role="status" className="flex items-center gap-1.5 text-muted">
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
        {state.is === "failed" && (
          <span className="flex items-center gap-1.5 text-bad">
            <CircleAlert size={16} className="shrink-0" aria-hidden />
            Not saved: {state.detail}
          </span>
        )}
      </p>
      {state.is === "saved" && state.undo && (
        <button
          type="button"
          onClick={state.undo}
          className={clsx(
            "inline-flex h-9 items-center gap-1.5 rounded-control px-2 font-[560]",
            "hover:bg-sunk",
          )}
        >
          <Undo2 size={16} aria-hidden />
          Undo
        </button>
      )}
    </div>
  );
}
