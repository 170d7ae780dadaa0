"use client";
import type { Fault, StayDraft } from "./stay-draft";

/** What is wrong with a field, and the button that mends it. */
export function FaultNote({ fault, onMend }: { fault: Fault; onMend: (draft: StayDraft) => void }) {
  const { text, mend } = fault;
  return (
    <span role="alert">
      {text}{" "}
      {mend && (
        <button
          type="button"
          className="relative font-[640] underline underline-offset-4 after:absolute after:-inset-2"
          onClick={() => onMend(mend.draft)}
        >
          {mend.label}
        </button>
      )}
    </span>
  );
}
