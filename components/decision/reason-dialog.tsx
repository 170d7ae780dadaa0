"use client";
import { clsx } from "clsx";
import { useRef, useState, type FormEvent, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { focusFirstError } from "@/components/ui/form-errors";
import { Textarea } from "@/components/ui/input";

type Reader = "driver" | "applicant" | "log";
const help: Record<Reader, string> = {
  driver: "The driver will see this.",
  applicant: "The applicant will see this.",
  log: "Only administrators see this.",
};
const missingReason: Record<Reader, string> = {
  driver: "Enter a reason for the driver.",
  applicant: "Enter a reason for the applicant.",
  log: "Enter a reason.",
};

export interface ReasonDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  confirm: string;
  pending: boolean;
  /** Somebody else has decided while the reason was being typed. */
  isWithdrawn?: boolean;
  /** Reasons that fill the field with one click. */
  suggestions: readonly string[];
  required?: boolean;
  /** Who reads the reason. */
  reader?: Reader | undefined;
  onConfirm: (reason: string) => void;
}

/** Asks for the reason of a decline or cancellation. */
export function ReasonDialog({
  open,
  onOpenChange,
  title,
  description,
  ...form
}: ReasonDialogProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = { open, onOpenChange, title, description, initialFocus: field };
  return (
    <Dialog {...frame}>
      <ReasonForm {...form} field={field} onCancel={() => onOpenChange(false)} />
    </Dialog>
  );
}

type ReasonFormProps = Omit<
  ReasonDialogProps,
  "open" | "onOpenChange" | "title" | "description"
> & { field: RefObject<HTMLTextAreaElement | null>; onCancel: () => void };

const suggestion = clsx(
  "min-h-9 rounded-full border border-line-strong px-3.5 text-sm font-[560]",
  "hover:bg-sunk pointer-coarse:min-h-11",
);

function ReasonForm({
  confirm,
  pending,
  isWithdrawn = false,
  suggestions,
  required = true,
  reader = "driver",
  onConfirm,
  field,
  onCancel,
}: ReasonFormProps) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const words = reason.trim();
    setMissing(required && words === "");
    if (words || !required) onConfirm(words);
    else focusFirstError(event.currentTarget);
  }
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <div className="flex flex-wrap gap-2">
        {suggestions.map((words) => (
          <button
            key={words}
            type="button"
            onClick={() => {
              setReason(words);
              setMissing(false);
            }}
            className={suggestion}
          >
            {words}
          </button>
        ))}
      </div>
      <Field
        label={required ? "Reason" : "Reason (optional)"}
        help={help[reader]}
        error={missing ? missingReason[reader] : undefined}
      >
        <Textarea
          ref={field}
          value={reason}
          onValueChange={setReason}
          rows={3}
          maxLength={300}
          required={required}
        />
      </Field>
      <p role="status" className="-my-2 text-sm font-[560] text-warn">
        {isWithdrawn && "This is no longer waiting for an answer."}
      </p>
      <div className="grid grid-cols-2 gap-2.5">
        <Button variant="secondary" onClick={onCancel}>
          Back
        </Button>
        <Button type="submit" variant="danger" pending={pending}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
