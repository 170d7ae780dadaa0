"use client";
import { createContext, useContext, useState, type ReactNode } from "react";
import { ApiError } from "@/lib/http/client";
import { ReasonDialog, type ReasonDialogProps } from "./reason-dialog";

export interface ReasonQuestion extends Pick<
  ReasonDialogProps,
  "title" | "description" | "confirm" | "suggestions" | "reader"
> {
  /** Sends what needs the reason. Whoever calls it says what went wrong. */
  send: (reason: string) => Promise<unknown>;
}

/** Asks, and returns what to call when the question is no longer offered. */
type Ask = (question: ReasonQuestion) => () => void;
const AskReason = createContext<Ask | null>(null);

/** Opens the dialog of the nearest `ReasonHost`. */
export function useAskReason(): Ask {
  const ask = useContext(AskReason);
  if (!ask) throw new Error("useAskReason needs a ReasonHost above it");
  return ask;
}

/** After these answers the same request cannot succeed any more. */
const isOver = (error: ApiError): boolean => [404, 409, 410].includes(error.problem.status);

/**
 * Holds the dialog that asks for a reason. It stands above the rows that open it, so that a row
 * which goes because somebody else decided does not take away what is being typed.
 */
export function ReasonHost({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<ReasonQuestion | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [withdrawn, setWithdrawn] = useState<ReasonQuestion | null>(null);
  function ask(next: ReasonQuestion) {
    setQuestion(next);
    setOpen(true);
    return () => setWithdrawn(next);
  }
  async function confirm(reason: string) {
    setPending(true);
    try {
      await question?.send(reason);
      setOpen(false);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (isOver(error)) setOpen(false);
    } finally {
      setPending(false);
    }
  }
  return (
    <AskReason value={ask}>
      {children}
      {question && (
        <ReasonDialog
          {...question}
          open={isOpen}
          onOpenChange={setOpen}
          pending={isPending}
          isWithdrawn={isOpen && !isPending && question === withdrawn}
          onConfirm={(reason) => void confirm(reason)}
        />
      )}
    </AskReason>
  );
}
