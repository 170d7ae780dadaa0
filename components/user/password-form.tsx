"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { Field, FormError } from "@/components/ui/field";
import { formMessage } from "@/components/ui/form-errors";
import { fieldReader } from "@/components/ui/form-fields";
import { PasswordInput } from "@/components/ui/password-input";
import { useNativeCheck } from "@/components/ui/use-native-check";
import { useChangePassword } from "@/hooks/use-user";
import { mismatchOf, NewPasswordFields } from "./new-password-fields";

const fields = ["old", "new", "new2"] as const;

export function PasswordForm() {
  const change = useChangePassword();
  const { errorOf, check, onInput } = useNativeCheck(change.error?.problem.errors);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const value = fieldReader(form);
    const body = { old: value("old"), new: value("new"), new2: value("new2") };
    if (check(form, mismatchOf(body))) change.mutate({ body }, { onSuccess: () => form.reset() });
  }
  return (
    <Card>
      <CardHead title="Password" />
      <form
        method="post"
        noValidate
        onSubmit={submit}
        onInput={onInput}
        className="grid gap-4 px-4 pb-4"
      >
        <FormError>{formMessage(change.error?.problem, fields)}</FormError>
        <Field label="Current password" error={errorOf("old")}>
          <PasswordInput name="old" autoComplete="current-password" required />
        </Field>
        <NewPasswordFields
          help="At least 8 characters. Your other devices are signed out."
          errorOf={errorOf}
        />
        <div className="flex items-center gap-3">
          <Button type="submit" variant="secondary" pending={change.isPending}>
            Change password
          </Button>
          <p role="status" className="text-sm text-ok">
            {change.isSuccess && change.data.detail}
          </p>
        </div>
      </form>
    </Card>
  );
}
