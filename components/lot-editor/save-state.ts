"use client";
import { createContext, useContext, useState } from "react";
import { serverNow } from "@/hooks/server-clock";
import type { changeLot } from "@/lib/domain/lot/client";
import { ApiError } from "@/lib/http/client";
import type { Input } from "@/lib/http/endpoint";

/** Why a change was not saved, in the server's words. */
export const detailOf = (error: unknown): string =>
  error instanceof ApiError ? error.problem.detail : "Something went wrong.";

/** When a change is sent again that did not reach the server, in milliseconds. */
export const RETRY_MS = 5000;
/** Follows the reason why a change did not reach the server. */
export const TRIED_AGAIN = "It is sent again by itself.";

export type LotChange = Input<typeof changeLot>["body"];

type State =
  | { is: "unchanged" | "saving" }
  | { is: "saved"; at: string; undo?: (() => void) | undefined }
  | { is: "failed"; detail: string };

/** A field whose text is not saved. */
interface Unsaved {
  id: string;
  name: string;
}

const SaveContext = createContext<SaveStatus | null>(null);
export const SaveProvider = SaveContext.Provider;

export function useSaveState() {
  const [state, setState] = useState<State>({ is: "unchanged" });
  const [refused, setRefused] = useState<Unsaved[]>([]);
  const [running, setRunning] = useState<LotChange[]>([]);
  const without = (id: string) => (all: Unsaved[]) => all.filter((one) => one.id !== id);
  const isSaving = state.is === "saved" && running.length > 0;
  return {
    state: isSaving ? ({ is: "saving" } as const) : state,
    /** The fields whose text is not saved, in the order in which they were left. */
    refused,
    /** The changes that are being saved, the oldest first. */
    running,
    idle: () => setState({ is: "unchanged" }),
    saving: () => setState({ is: "saving" }),
    saved: (undo?: () => void) =>
      setState({ is: "saved", at: new Date(serverNow()).toISOString(), undo }),
    failed: (detail: string) => setState({ is: "failed", detail }),
    refuse: (field: Unsaved) => setRefused((all) => [...without(field.id)(all), field]),
    /** What was refused is saved or taken back. */
    accept: (id: string) => {
      setRefused(without(id));
      setState((last) => (last.is === "failed" ? { is: "unchanged" } : last));
    },
    begin: (change: LotChange) => setRunning((all) => [...all, change]),
    end: (change: LotChange) => setRunning((all) => all.filter((one) => one !== change)),
  };
}
export type SaveStatus = ReturnType<typeof useSaveState>;

/** Where a part of the editor reports that it saves. */
export function useSaveStatus(): SaveStatus {
  const status = useContext(SaveContext);
  if (!status) throw new Error("SaveProvider is missing.");
  return status;
}
