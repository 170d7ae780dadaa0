"use client";
import { categoryWords } from "@/components/preference/words";
import { levelLook } from "@/components/notification/levels";
import { Field } from "@/components/ui/field";
import { controlClass, Input, Select } from "@/components/ui/input";
import { categories, levels, priorities, type Priority } from "@/lib/event/event";
import { lengthOf, MOST } from "./values";
import type { FieldsProps } from "./who-fields";

const priorityWords: Record<Priority, string> = { LOW: "Low", MEDIUM: "Normal", HIGH: "Urgent" };
const levelOptions = levels.map((value) => ({ value, label: levelLook[value].word }));
const priorityOptions = priorities.map((value) => ({ value, label: priorityWords[value] }));
const categoryOptions = categories.map((value) => ({ value, label: categoryWords[value].name }));
const one = <T extends string>(known: readonly T[], value: string, otherwise: T) =>
  known.find((each) => each === value) ?? otherwise;

export function WordFields({ values, errors, onChange }: FieldsProps) {
  return (
    <>
      <Field
        label="Title"
        error={errors.title}
        help={<Counter text={values.title} most={MOST.title} />}
      >
        <Input value={values.title} onValueChange={(title) => onChange({ title })} />
      </Field>
      <Field
        label="Message"
        error={errors.message}
        help={<Counter text={values.message} most={MOST.message} />}
      >
        <Input
          render={<textarea rows={4} />}
          value={values.message}
          onValueChange={(message) => onChange({ message })}
          className={`${controlClass} h-auto! resize-y py-2.5`}
        />
      </Field>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Looks like">
          <Select
            options={levelOptions}
            value={values.level}
            onChange={(event) => onChange({ level: one(levels, event.target.value, "info") })}
          />
        </Field>
        <Field
          label="Priority"
          help={values.priority === "HIGH" ? "Passes quiet hours." : undefined}
        >
          <Select
            options={priorityOptions}
            value={values.priority}
            onChange={(event) =>
              onChange({ priority: one(priorities, event.target.value, "MEDIUM") })
            }
          />
        </Field>
        <Field label="Category">
          <Select
            className="pr-8!"
            options={categoryOptions}
            value={values.category}
            onChange={(event) =>
              onChange({ category: one(categories, event.target.value, "system") })
            }
          />
        </Field>
      </div>
    </>
  );
}

function Counter({ text, most }: { text: string; most: number }) {
  const length = lengthOf(text.trim());
  return (
    <span className={length > most ? "font-[560] text-bad" : ""}>
      {length} of {most} characters{length > most && ": too long"}
    </span>
  );
}
