"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { formMessage } from "@/components/ui/form-errors";
import { fieldReader } from "@/components/ui/form-fields";
import { PasswordInput } from "@/components/ui/password-input";
import { useNativeCheck } from "@/components/ui/use-native-check";
import { expectSignOut, signOutAndReload } from "@/hooks/realtime/sign-out";
import { useDeleteAccount } from "@/hooks/use-session";
import { signedOutPath } from "@/lib/auth/sign-in-path";

/** Deletes the account, after the password was entered once more. */
export function DeleteAccountCard() {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Card>
      <CardHead title="Delete account" />
      <div className="grid gap-3 px-4 pb-4">
        <p className="text-sm text-muted">
          Your profile, vehicles, settings and notifications are deleted. Bookings and payments stay
          in the lots&rsquo; books without your name and plate.
        </p>
        <Button
          variant="secondary"
          className="text-bad! justify-self-start"
          onClick={() => setIsAsking(true)}
        >
          Delete account
        </Button>
      </div>
      <Dialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Delete your account?"
        description="This cannot be undone. Enter your password to confirm."
      >
        <DeleteForm onCancel={() => setIsAsking(false)} />
      </Dialog>
    </Card>
  );
}

function DeleteForm({ onCancel }: { onCancel: () => void }) {
  const queries = useQueryClient();
  const remove = useDeleteAccount();
  const problem = remove.error?.problem;
  const { errorOf, check, onInput } = useNativeCheck(problem?.errors);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    const password = fieldReader(event.currentTarget)("password");
    expectSignOut(signedOutPath("deleted"));
    remove.mutate(
      { body: { password } },
      { onSuccess: () => void signOutAndReload(queries), onError: () => expectSignOut(null) },
    );
  };
  return (
    <form method="post" noValidate onSubmit={submit} onInput={onInput} className="grid gap-4 pt-1">
      <FormError>{formMessage(problem, ["password"])}</FormError>
      <Field label="Password" error={errorOf("password")}>
        <PasswordInput name="password" autoComplete="current-password" required />
      </Field>
      <div className="grid grid-cols-2 gap-2.5">
        <Button variant="secondary" onClick={onCancel}>
          Keep account
        </Button>
        <Button type="submit" variant="danger" pending={remove.isPending || remove.isSuccess}>
          Delete account
        </Button>
      </div>
    </form>
  );
}
