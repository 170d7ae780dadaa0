import type { Draft } from "@/hooks/use-template";
import { faultsOf } from "@/lib/domain/template/rules";
import type { Preview, Template } from "@/lib/domain/template/schema";

/** The fields of a template, which show their own errors. */
export const templateFields = ["subject_template", "body_template"] as const;

/**
 * The errors of a draft by field, by the rules of the server. Lengths are those of the preview,
 * which has the variables filled in.
 */
export function draftErrors(
  template: Pick<Template, "variables" | "delivery_channel">,
  draft: Draft,
  preview: Preview | undefined,
): Record<string, string[]> {
  const filled = { subject: preview?.subject ?? "", body: preview?.body ?? "" };
  const faults = faultsOf(
    { subject: draft.subject_template, body: draft.body_template },
    filled,
    template.variables,
    template.delivery_channel,
  );
  const blank = templateFields.filter((field) => draft[field].trim() === "");
  return { ...faults, ...Object.fromEntries(blank.map((field) => [field, ["Enter a text."]])) };
}
