import { builtInWords, copyOf } from "@/lib/domain/template/rules";
import type { Template } from "@/lib/domain/template/schema";

/** Whether an admin's text is in use. The version does not tell, because a reset adds one too. */
export function isCustomized(
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
  const builtIn = builtInWords(copy, template.delivery_channel);
  return builtIn.subject !== template.subject_template || builtIn.body !== template.body_template;
}
