import { builtInWords, copyOf } from "@/lib/domain/template/rules";
import type { Template } from "@/lib/domain/template/schema";

/** Whether an admin's words are in force instead of the catalogue's. A version alone does not say: a reset makes one, too. */
export function isChanged(
  template: Pick<
    Template,
    | "event_type"
    | "audience"
    | "delivery_channel"
    | "subject_template"
    | "body_template"
    | "is_active"
  >,
): boolean {
  const copy = copyOf(template.event_type, template.audience);
  if (!copy || !template.is_active) return false;
  const own = builtInWords(copy, template.delivery_channel);
  return own.subject !== template.subject_template || own.body !== template.body_template;
}

/** Every word has to be found somewhere in the name, the event or the text. */
export function matches(
  template: Pick<Template, "name" | "event_type" | "subject_template" | "body_template">,
  search: string,
): boolean {
  const text = [
    template.name,
    template.event_type,
    template.event_type.replaceAll("_", " "),
    template.subject_template,
    template.body_template,
  ]
    .join(" ")
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
