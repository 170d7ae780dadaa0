"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormError } from "@/components/ui/field";
import { formMessage } from "@/components/ui/form-errors";
import { fieldReader } from "@/components/ui/form-fields";
import { PageTitle } from "@/components/ui/page-title";
import { useNativeCheck } from "@/components/ui/use-native-check";
import { useCall } from "@/hooks/use-call";
import { resetPassword } from "@/lib/domain/user/client";
import { tokenOfLink } from "./link-token";
import { mismatchOf, NewPasswordFields } from "./new-password-fields";
import { LinkOver, OutcomeCard } from "./outcome-card";

const fields = ["new", "new2"] as const;

export function ResetPasswordForm() {
  const { send, isPending, problem, answer } = useCall(resetPassword);
  const { errorOf, check, onInput } = useNativeCheck(problem?.errors);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const value = fieldReader(event.currentTarget);
    const body = { token: tokenOfLink(), new: value("new"), new2: value("new2") };
    if (check(event.currentTarget, mismatchOf(body))) send({ body });
  }
  if (answer)
    return (
      <OutcomeCard
        look="done"
        title="Your password is changed"
        next={{ href: "/sign-in", label: "Continue to sign in" }}
      >
        Every device was signed out. Sign in with your new password.
      </OutcomeCard>
    );
  if (problem?.status === 410)
    return (
      <LinkOver next={{ href: "/forgot-password", label: "Send a new link" }}>
        {problem.detail}
      </LinkOver>
    );
  return (
    <div className="grid gap-5">
      <PageTitle note="Every device is signed out, this one too.">Choose a new password</PageTitle>
      <Card className="p-5">
        <form method="post" noValidate onSubmit={submit} onInput={onInput} className="grid gap-4">
          <FormError>{formMessage(problem, fields)}</FormError>
          <NewPasswordFields help="At least 8 characters." errorOf={errorOf} />
          <Button type="submit" size="large" wide pending={isPending}>
            Change password
          </Button>
        </form>
      </Card>
    </div>
  );
}
