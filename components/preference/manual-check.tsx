"use client";
import type { LucideIcon } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { serverNow } from "@/hooks/server-clock";
import { saveCheckResult } from "./check-result";
import { CheckRow, type CheckState } from "./check-row";

interface ManualCheckProps {
  name: "sound" | "vibration";
  icon: LucideIcon;
  title: string;
  state: CheckState;
  word: string;
  label: string;
  question: string;
  children: ReactNode;
  run: () => void | Promise<void>;
}

/** A check whose result only the person knows: runs it, then asks. */
export function ManualCheck({ name, run, label, question, children, ...row }: ManualCheckProps) {
  const [isAsking, setAsking] = useState(false);
  const answer = (verdict: "works" | "fails") => {
    saveCheckResult({ [name]: verdict, at: new Date(serverNow()).toISOString() });
    setAsking(false);
  };
  const start = () => {
    void run();
    setAsking(true);
  };
  const action = isAsking ? (
    <>
      <Button size="small" onClick={() => answer("works")}>
        Yes
      </Button>
      <Button variant="secondary" size="small" onClick={() => answer("fails")}>
        No
      </Button>
      <Button variant="quiet" size="small" onClick={start}>
        Again
      </Button>
    </>
  ) : (
    <Button variant="secondary" size="small" onClick={start}>
      {label}
    </Button>
  );
  return (
    <CheckRow name={name} {...row} action={action}>
      {isAsking ? (
        <span role="status" className="font-[560] text-ink">
          {question}
        </span>
      ) : (
        children
      )}
    </CheckRow>
  );
}
