import type { Draft } from "@/hooks/use-template";

export const draftOf = ({ subject_template, body_template }: Draft): Draft => ({
  subject_template,
  body_template,
});
export const isSame = (a: Draft, b: Draft) =>
  a.subject_template === b.subject_template && a.body_template === b.body_template;
