import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";

interface NewPasswordFieldsProps {
  help: string;
  errorOf: (name: "new" | "new2") => string | undefined;
}

/** A new password, typed twice. */
export const NewPasswordFields = ({ help, errorOf }: NewPasswordFieldsProps) => (
  <>
    <Field label="New password" help={help} error={errorOf("new")}>
      <PasswordInput name="new" autoComplete="new-password" minLength={8} required />
    </Field>
    <Field label="Confirm new password" error={errorOf("new2")}>
      <PasswordInput name="new2" autoComplete="new-password" required />
    </Field>
  </>
);

/** What is wrong with a new password and its repetition, which no attribute tells. */
export const mismatchOf = (body: { new: string; new2: string }): Record<string, string> =>
  body.new === body.new2 ? {} : { new2: "The passwords do not match." };
