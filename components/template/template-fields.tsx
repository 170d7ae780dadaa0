"use client";
import { clsx } from "clsx";
import { useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import type { Draft } from "@/hooks/use-template";
import type { Template } from "@/lib/domain/template/schema";
import { insertVariable } from "./insert-variable";

type Name = keyof Draft;
interface TemplateFieldsProps {
  template: Template;
  draft: Draft;
  errors: Record<string, string[]>;
  onChange: (change: Partial<Draft>) => void;
}

/** Subject and body, and buttons that insert variables at the last cursor position. */
export function TemplateFields({ template, draft, errors, onChange }: TemplateFieldsProps) {
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const [last, setLast] = useState<Name>("body_template");
  const rows = template.delivery_channel === "email" ? 6 : 3;

  function insert(variable: string) {
    const field = last === "subject_template" ? subject.current : body.current;
    if (!field) return;
    const { text, caret } = insertVariable(
      draft[last],
      variable,
      field.selectionStart ?? draft[last].length,
      field.selectionEnd ?? draft[last].length,
    );
    onChange({ [last]: text });
    field.focus();
    // After React has set the new text, which moves the cursor to its end.
    requestAnimationFrame(() => field.setSelectionRange(caret, caret));
  }

  return (
    <div className="grid gap-4">
      <Field
        label={template.delivery_channel === "email" ? "Subject" : "Title"}
        error={errors.subject_template?.join(" ")}
      >
        <Input
          ref={subject}
          value={draft.subject_template}
          maxLength={200}
          onValueChange={(subject_template) => onChange({ subject_template })}
          onFocus={() => setLast("subject_template")}
        />
      </Field>
      <Field label="Text" error={errors.body_template?.join(" ")}>
        <Textarea
          ref={body}
          rows={rows}
          value={draft.body_template}
          maxLength={2000}
          onValueChange={(body_template) => onChange({ body_template })}
          onFocus={() => setLast("body_template")}
        />
      </Field>
      {template.variables.length > 0 && (
        <div role="group" aria-label="Variables">
          <p className="mb-1.5 text-sm text-muted">Insert at the cursor:</p>
          <div className="flex flex-wrap gap-x-1.5 gap-y-2.5">
            {template.variables.map((name) => (
              <button
                key={name}
                type="button"
                aria-label={`Insert ${name}`}
                onClick={() => insert(name)}
                className={clsx(
                  "relative inline-flex h-9 items-center rounded-[9px] border border-line-strong",
                  "bg-card px-2.5 font-mono text-[13px] font-[560] after:absolute",
                  "after:inset-x-0 after:-inset-y-1 hover:bg-sunk",
                )}
              >{`{${name}}`}</button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
