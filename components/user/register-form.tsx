"use client";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ChipGroup } from "@/components/ui/chip";
import { Field, FormError } from "@/components/ui/field";
import { rootMessage, showErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { PasswordInput } from "@/components/ui/password-input";
import { PageTitle } from "@/components/ui/page-title";
import { signIn } from "@/hooks/sign-in";
import { resolverOnDemand } from "@/components/ui/resolver-on-demand";
import { signInPath } from "@/lib/auth/sign-in-path";
import type { registration } from "@/lib/domain/user/schema";
import { register } from "@/lib/domain/user/client";
import { call, type ApiError } from "@/lib/http/client";
import { RegisterDone } from "./register-done";

type Form = z.input<typeof registration>;
const fields = ["email", "password", "first_name", "last_name"] as const;

/** `next` is where the person wanted to go when an account was asked for. */
export function RegisterForm({ next }: { next: string }) {
  const [done, setDone] = useState(false);
  const form = useForm<Form, unknown, z.output<typeof registration>>({
    resolver: resolverOnDemand(() => import("./registration-check")),
    defaultValues: { role: "driver" },
  });
  const { errors, isSubmitting } = form.formState;
  const role = useWatch({ control: form.control, name: "role" }) ?? "driver";
  if (done) return <RegisterDone role={role} next={next} />;

  // Without a query client, which public pages do not load.
  const submit = form.handleSubmit((body) =>
    call(register, { body }).then(
      () => enter(body),
      (error: ApiError) => showErrors(error, form.setError, fields),
    ),
  );
  async function enter({ role: chosen, email, password }: z.output<typeof registration>) {
    const failure =
      chosen === "owner" ? undefined : await signIn(email, password).catch(() => undefined);
    // A full page load starts the server components and the socket with the new session.
    if (failure === null) return window.location.assign(next);
    setDone(true);
  }
  return (
    <div className="grid gap-5">
      <PageTitle note="It takes about a minute.">Create an account</PageTitle>
      <Card className="p-5">
        <form
          method="post"
          noValidate
          onSubmit={(event) => void submit(event)}
          className="grid gap-4"
        >
          <FormError>{rootMessage(errors, fields)}</FormError>
          <ChipGroup
            label="I am"
            value={role}
            onChange={(value) => form.setValue("role", value)}
            options={[
              { value: "driver", label: "Driver" },
              { value: "owner", label: "Lot owner" },
            ]}
          />
          <div className="grid grid-cols-2 gap-3">
            <Field label="First name" error={errors.first_name?.message}>
              <Input autoComplete="given-name" {...form.register("first_name")} />
            </Field>
            <Field label="Last name" error={errors.last_name?.message}>
              <Input autoComplete="family-name" {...form.register("last_name")} />
            </Field>
          </div>
          <Field label="E-mail" error={errors.email?.message}>
            <Input
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              {...form.register("email")}
            />
          </Field>
          <Field label="Password" help="At least 8 characters." error={errors.password?.message}>
            <PasswordInput autoComplete="new-password" {...form.register("password")} />
          </Field>
          <Button type="submit" size="large" wide pending={isSubmitting}>
            Create account
          </Button>
        </form>
      </Card>
      <p className="text-center text-sm text-muted">
        Already have an account?{" "}
        <Link href={signInPath(next)} className="font-[600] text-ink underline underline-offset-4">
          Sign in
        </Link>
      </p>
    </div>
  );
}
