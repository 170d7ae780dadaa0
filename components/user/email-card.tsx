"use client";
import { useState, type FormEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { EmailInput } from "@/components/ui/email-input";
import { Field, FormError, Notice } from "@/components/ui/field";
import { formMessage } from "@/components/ui/form-errors";
import { fieldReader } from "@/components/ui/form-fields";
import { PasswordInput } from "@/components/ui/password-input";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useNativeCheck } from "@/components/ui/use-native-check";
import { useChangeEmail, useProfile, useSendVerification } from "@/hooks/use-user";
import type { Profile } from "@/lib/domain/user/schema";

const fields = ["email", "password"] as const;

/** The address of the account: whether it is confirmed, and another one in its place. */
export function EmailCard() {
  const profile = useProfile();
  return (
    <Card aria-labelledby="email-title">
      <CardHead title={<span id="email-title">E-mail address</span>} />
      <div className="grid gap-4 px-4 pb-4">
        <QueryState
          query={profile}
          skeleton={<Skeleton className="h-12" />}
          errorTitle="Your address could not be loaded"
        >
          {(data) => <Address profile={data} />}
        </QueryState>
        <ChangeForm />
      </div>
    </Card>
  );
}

function Address({ profile: { email, email_verified, pending_email } }: { profile: Profile }) {
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 font-[560] wrap-anywhere">{email}</span>
        {email_verified && <Badge tone="ok">Confirmed</Badge>}
      </p>
      {pending_email && (
        <Notice>
          To change it, open the link that we sent to{" "}
          <bdi className="font-[560] wrap-anywhere">{pending_email}</bdi>.
        </Notice>
      )}
      {!email_verified && <Unconfirmed />}
    </div>
  );
}

function Unconfirmed() {
  const send = useSendVerification();
  return (
    <div className="grid gap-2 text-sm text-muted">
      <p>Not confirmed yet. Open the link that we sent you.</p>
      <FormError>{send.error?.problem.detail}</FormError>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant="secondary"
          size="small"
          pending={send.isPending}
          onClick={() => send.mutate({})}
        >
          Send again
        </Button>
        <p role="status" className="text-ok">
          {send.isSuccess && send.data.detail}
        </p>
      </div>
    </div>
  );
}

function ChangeForm() {
  const change = useChangeEmail();
  const [sentTo, setSentTo] = useState("");
  const problem = change.error?.problem;
  const { errorOf, check, onInput } = useNativeCheck(problem?.errors);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (!check(form)) return;
    const value = fieldReader(form);
    const body = { email: value("email"), password: value("password") };
    change.mutate(
      { body },
      {
        onSuccess: () => {
          setSentTo(body.email);
          form.reset();
        },
      },
    );
  }
  return (
    <form method="post" noValidate onSubmit={submit} onInput={onInput} className="grid gap-4">
      <FormError>{formMessage(problem, fields)}</FormError>
      <Field label="New e-mail" error={errorOf("email")}>
        <EmailInput name="email" autoComplete="email" />
      </Field>
      <Field label="Your password" error={errorOf("password")}>
        <PasswordInput name="password" autoComplete="current-password" required />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="secondary" pending={change.isPending}>
          Change address
        </Button>
        <p role="status" className="min-w-0 text-sm break-words text-ok">
          {change.isSuccess && `We have sent a link to ${sentTo}.`}
        </p>
      </div>
    </form>
  );
}
