"use client";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmailInput } from "@/components/ui/email-input";
import { Field, FormError, Notice } from "@/components/ui/field";
import { fieldReader } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { PasswordInput } from "@/components/ui/password-input";
import { PageTitle } from "@/components/ui/page-title";
import { useNativeCheck } from "@/components/ui/use-native-check";
import { signIn } from "@/hooks/sign-in";
import { signInPath } from "@/lib/auth/sign-in-path";
import { DemoAccounts, type DemoAccount } from "./demo-accounts";
import { signInMessage } from "./sign-in-message";

const linkClass = "inline-block font-[600] text-ink underline underline-offset-4";
const quietLinkClass =
  "justify-self-start py-0.5 text-sm font-[560] text-muted underline underline-offset-4";

interface SignInFormProps {
  next: string;
  /** Why the person was signed out. */
  reason: string | undefined;
  demo: readonly DemoAccount[];
  demoPassword: string | null;
  catchesMessages: boolean;
}

export function SignInForm(props: SignInFormProps) {
  const { next, reason, demo, demoPassword, catchesMessages } = props;
  const [pending, setPending] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { errorOf, check, onInput } = useNativeCheck();

  async function enter(email: string, password: string) {
    setPending(email);
    setError(null);
    const failure = await signIn(email, password).catch(() => undefined);
    // A full page load starts the server components and the socket with the new session.
    if (failure === null) return window.location.assign(next);
    setError(signInMessage(failure));
    setPending(null);
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return setError(null);
    const value = fieldReader(event.currentTarget);
    void enter(value("email"), value("password"));
  }

  return (
    <div className="grid gap-5">
      <PageTitle note="Find a slot, book it, and see how much time you have left.">
        Sign in
      </PageTitle>
      <Card className="p-5">
        <form method="post" noValidate onSubmit={submit} onInput={onInput} className="grid gap-4">
          {reason && !error && <Notice>{reason}</Notice>}
          <FormError>{error}</FormError>
          <Field label="E-mail" error={errorOf("email")}>
            <EmailInput name="email" autoComplete="username" />
          </Field>
          <Field label="Password" error={errorOf("password")}>
            <PasswordInput name="password" autoComplete="current-password" required />
          </Field>
          <Link href="/forgot-password" className={quietLinkClass}>
            Forgot your password?
          </Link>
          <Button type="submit" size="large" wide pending={pending !== null}>
            Sign in
          </Button>
        </form>
      </Card>
      {demoPassword && (
        <DemoAccounts
          accounts={demo}
          pending={pending}
          onChoose={(email) => void enter(email, demoPassword)}
        />
      )}
      <p className="flex flex-wrap justify-center gap-x-5 gap-y-2 text-sm text-muted">
        <span>
          New here?{" "}
          <Link href={signInPath(next, "/register")} className={linkClass}>
            Create an account
          </Link>
        </span>
        <Link href="/find" className={linkClass}>
          Look at lots first
        </Link>
        <Link href="/help" className={linkClass}>
          Help
        </Link>
        {catchesMessages && (
          <Link href="/dev/mail" className={linkClass}>
            Messages of this demo
          </Link>
        )}
      </p>
    </div>
  );
}
