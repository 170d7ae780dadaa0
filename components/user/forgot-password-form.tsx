"use client";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmailInput } from "@/components/ui/email-input";
import { Field, FormError, Notice } from "@/components/ui/field";
import { formMessage } from "@/components/ui/form-errors";
import { fieldReader } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { useNativeCheck } from "@/components/ui/use-native-check";
import { useCall } from "@/hooks/use-call";
import { forgotPassword } from "@/lib/domain/user/client";
import { OutcomeCard } from "./outcome-card";

interface ForgotPasswordFormProps {
  catchesMessages: boolean;
  sendsEmail: boolean;
}

export function ForgotPasswordForm({ catchesMessages, sendsEmail }: ForgotPasswordFormProps) {
  const { send, isPending, problem, answer } = useCall(forgotPassword);
  const [email, setEmail] = useState("");
  const { errorOf, check, onInput } = useNativeCheck(problem?.errors);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    const given = fieldReader(event.currentTarget)("email");
    setEmail(given);
    send({ body: { email: given } });
  }
  if (answer)
    return (
      <OutcomeCard
        look="sent"
        title="Check your e-mail"
        next={
          catchesMessages
            ? { href: "/dev/mail", label: "Messages of this demo" }
            : { href: "/sign-in", label: "Back to sign in" }
        }
      >
        We have sent an e-mail to <bdi className="font-[560] wrap-anywhere text-ink">{email}</bdi>.
        Its link is valid for 30 minutes. Nothing there? Look in the spam folder, too.
      </OutcomeCard>
    );
  return (
    <div className="grid gap-5">
      <PageTitle note="We send you a link with which you choose a new one.">
        Forgot your password?
      </PageTitle>
      <Card className="p-5">
        <form method="post" noValidate onSubmit={submit} onInput={onInput} className="grid gap-4">
          {!sendsEmail && (
            <Notice>This server sends no e-mail. Ask whoever runs it for a new password.</Notice>
          )}
          <FormError>{formMessage(problem, ["email"])}</FormError>
          <Field label="E-mail" error={errorOf("email")}>
            <EmailInput name="email" autoComplete="username" />
          </Field>
          <Button type="submit" size="large" wide pending={isPending}>
            Send the link
          </Button>
        </form>
      </Card>
      <p className="text-center text-sm text-muted">
        <Link href="/sign-in" className="font-[600] text-ink underline underline-offset-4">
          Back to sign in
        </Link>
      </p>
    </div>
  );
}
