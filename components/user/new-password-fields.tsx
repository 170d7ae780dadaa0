import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";

interface NewPasswordFieldsProps {
  help: string;
  errorOf: (name: "new" | "new2") => string | undefined;
  /** Whether the two that were sent differ. */
  mismatch: boolean;
}

/** A new password, typed twice. */
export const NewPasswordFields = ({ help, errorOf, mismatch }: NewPasswordFieldsProps) => (
  <>
    <Field label="New password" help={help} error={errorOf("new")}>
      <PasswordInput name="new" autoComplete="new-password" minLength={8} required />
    </Field>
    <Field
      label="Confirm new password"
      error={mismatch ? "The passwords do not match." : errorOf("new2")}
    >
      <PasswordInput name="new2" autoComplete="new-password" required />
    </Field>
  </>
);
