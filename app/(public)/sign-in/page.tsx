import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/user/sign-in-form";
import { signedOutMessage } from "@/components/user/sign-in-message";
import { DEMO_PASSWORD, demoAccounts } from "@/lib/auth/demo";
import { safePath } from "@/lib/auth/safe-path";
import { currentActor } from "@/lib/auth/session";
import { catchesMessages } from "@/lib/core/env";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { callbackUrl, why } = await searchParams;
  const next = safePath(callbackUrl);
  if (await currentActor()) redirect(next);
  const demo = demoAccounts();
  return (
    <SignInForm
      next={next}
      reason={signedOutMessage(why)}
      demo={demo}
      demoPassword={demo.length > 0 ? DEMO_PASSWORD : null}
      catchesMessages={catchesMessages()}
    />
  );
}
