"use client";
import { useEffect, useEffectEvent, useId, useRef, useState, type ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { useSaveStatus } from "./save-state";

interface SavedFieldProps {
  label: string;
  /** What the editor calls it when it is not saved; its label otherwise. */
  name?: string;
  help?: string;
  value: string;
  /** The text as it is saved: "60" becomes "60.00". */
  clean?: (typed: string) => string;
  /** Why a text is refused before it is sent. */
  check?: (value: string) => string | null;
  /** Saves; returns why it was refused, or null. */
  onSave: (value: string) => Promise<string | null>;
}

/** What is typed is saved when the field is left or Enter is pressed; Escape takes it back. */
function useSavedField({ label, name, value, clean = trim, check, onSave }: SavedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useRefusal(name ?? label);
  const saving = useRef<string | null>(null);
  async function commit() {
    if (typed === null) return;
    const wanted = clean(typed);
    // Enter saves, and so does leaving the field right after it.
    if (wanted === saving.current) return;
    if (wanted === value) {
      setTyped(null);
      setError(null);
      return;
    }
    saving.current = wanted;
    const refusal = check?.(wanted) ?? (await onSave(wanted));
    saving.current = null;
    setError(refusal);
    // What has been typed while it was being saved stays.
    if (refusal === null) setTyped((present) => (present === typed ? null : present));
  }
  function takeBack() {
    setTyped(null);
    setError(null);
  }
  return {
    error: error ?? undefined,
    control: {
      value: typed ?? value,
      onValueChange: setTyped,
      onBlur: () => void commit(),
    },
    commit,
    takeBack,
  };
}
const trim = (text: string) => text.trim();

/** Why a field is not saved. The head of the editor names the field as long as it is not. */
function useRefusal(name: string) {
  const id = useId();
  const { refuse, accept } = useSaveStatus();
  const [error, setError] = useState<string | null>(null);
  const leave = useEffectEvent(() => error !== null && accept(id));
  useEffect(() => () => void leave(), []);
  function change(refusal: string | null) {
    setError(refusal);
    if (refusal !== null) refuse({ id, name });
    else if (error !== null) accept(id);
  }
  return [error, change] as const;
}

export function SavedInput({
  className,
  ...props
}: SavedFieldProps &
  Pick<ComponentProps<"input">, "inputMode" | "placeholder" | "className"> & {
    hideLabel?: boolean;
  }) {
  const { label, help, inputMode, placeholder, hideLabel = false } = props;
  const { error, control, commit, takeBack } = useSavedField(props);
  return (
    <Field
      label={label}
      help={help}
      error={error}
      hideLabel={hideLabel}
      {...(className && { className })}
    >
      <Input
        autoComplete="off"
        inputMode={inputMode}
        placeholder={placeholder}
        {...control}
        onKeyDown={(event) => {
          if (event.key === "Enter") void commit();
          if (event.key === "Escape") takeBack();
        }}
      />
    </Field>
  );
}

export function SavedTextarea(props: SavedFieldProps & { rows: number }) {
  const { error, control } = useSavedField(props);
  return (
    <Field label={props.label} help={props.help} error={error}>
      <Textarea rows={props.rows} {...control} />
    </Field>
  );
}

export function SavedSelect({
  label,
  help,
  value,
  options,
  onSave,
}: Pick<SavedFieldProps, "label" | "help" | "value" | "onSave"> & {
  options: readonly { value: string; label: string }[];
}) {
  const [error, setError] = useRefusal(label);
  return (
    <Field label={label} help={help} error={error ?? undefined}>
      <Select
        options={options}
        value={value}
        onChange={(event) => void onSave(event.target.value).then(setError)}
      />
    </Field>
  );
}
