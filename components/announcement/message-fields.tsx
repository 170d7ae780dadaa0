"use client";
import { levelStyles } from "@/components/notification/level-styles";
import { categoryLabels } from "@/components/preference/category-labels";
import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { categories, levels, priorities } from "@/lib/event/event";
import type { FieldsProps } from "./audience-fields";
import { MAX_LENGTH, priorityLabels } from "./compose-values";

const levelOptions = levels.map((value) => ({ value, label: levelStyles[value].word }));
const priorityOptions = priorities.map((value) => ({ value, label: priorityLabels[value] }));
const categoryOptions = categories.map((value) => ({ value, label: categoryLabels[value].name }));
const oneOf = <T extends string>(known: readonly T[], value: string, fallback: T) =>
  known.find((each) => each === value) ?? fallback;

/** Title, message, level, priority and category. */
export function MessageFields({ values, errors, onChange }: FieldsProps) {
  return (
    <>
      <Field
        label="Title"
        error={errors.title}
        help={<CharacterCount text={values.title} max={MAX_LENGTH.title} />}
      >
        <Input value={values.title} onValueChange={(title) => onChange({ title })} />
      </Field>
      <Field
        label="Message"
        error={errors.message}
        help={<CharacterCount text={values.message} max={MAX_LENGTH.message} />}
      >
        <Textarea
          rows={4}
          value={values.message}
          onValueChange={(message) => onChange({ message })}
        />
      </Field>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Level">
          <Select
            options={levelOptions}
            value={values.level}
            onChange={(event) => onChange({ level: oneOf(levels, event.target.value, "info") })}
          />
        </Field>
        <Field
          label="Priority"
          help={values.priority === "HIGH" ? "Also sent during quiet hours." : undefined}
        >
          <Select
            options={priorityOptions}
            value={values.priority}
            onChange={(event) =>
              onChange({ priority: oneOf(priorities, event.target.value, "MEDIUM") })
            }
          />
        </Field>
        <Field label="Category">
          <Select
            className="pr-8!"
            options={categoryOptions}
            value={values.category}
            onChange={(event) =>
              onChange({ category: oneOf(categories, event.target.value, "system") })
            }
          />
        </Field>
      </div>
    </>
  );
}

function CharacterCount({ text, max }: { text: string; max: number }) {
  const length = [...text.trim()].length;
  return (
    <span className={length > max ? "font-[560] text-bad" : ""}>
      {length} of {max} characters{length > max && ": too long"}
    </span>
  );
}
