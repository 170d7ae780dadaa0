import type { Template } from "@/lib/domain/template/schema";

type Words = Record<"subject" | "body", string>;

/** Whether an admin's text is in use. The version does not tell, because a reset adds one too. */
export const isCustomized = (
  template: Pick<Template, "subject_template" | "body_template" | "is_active">,
  builtIn: Words | undefined,
): boolean =>
  builtIn !== undefined &&
  template.is_active &&
  (builtIn.subject !== template.subject_template || builtIn.body !== template.body_template);
