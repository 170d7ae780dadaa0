import { CircleCheck, Hourglass } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { signInPath } from "@/lib/auth/sign-in-path";

/** For owners, and for drivers whom the new password does not sign in. */
export function RegisterDone({ role, next }: { role: "driver" | "owner"; next: string }) {
  const owner = role === "owner";
  const Icon = owner ? Hourglass : CircleCheck;
  return (
    <Card className="grid justify-items-start gap-3 p-6">
      <Icon size={28} className={owner ? "text-warn" : "text-ok"} aria-hidden />
      <PageTitle>{owner ? "Your account is awaiting approval" : "Your account is ready"}</PageTitle>
      <p className="text-muted">
        {owner
          ? "An administrator reviews new owners. You can sign in once your account is approved."
          : "Sign in with your e-mail and password. An account that you had keeps its password."}
      </p>
      <ButtonLink href={signInPath(next)} className="mt-2">
        {owner ? "Back to sign in" : "Continue to sign in"}
      </ButtonLink>
    </Card>
  );
}
