import type { Template } from "@/lib/domain/template/schema";

/** Whether each word of the search occurs in a template's name, event or text. */
export function matchesSearch(
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
