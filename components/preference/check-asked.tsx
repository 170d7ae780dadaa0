"use client";
import type { LucideIcon } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { serverNow } from "@/hooks/server-clock";
import { remember } from "./check-result";
import { CheckRow, type CheckState } from "./check-row";

interface CheckAskedProps {
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

/** Something that only the person can tell: it is done, then asked for. */
export function CheckAsked({ name, run, label, question, children, ...row }: CheckAskedProps) {
  const [asks, setAsks] = useState(false);
  const answer = (verdict: "works" | "fails") => {
    remember({ [name]: verdict, at: new Date(serverNow()).toISOString() });
    setAsks(false);
  };
  const start = () => {
    void run();
    setAsks(true);
  };
  const action = asks ? (
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
      {asks ? (
        <span role="status" className="font-[560] text-ink">
          {question}
        </span>
      ) : (
        children
      )}
    </CheckRow>
  );
}
