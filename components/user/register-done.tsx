import { signInPath } from "@/lib/auth/sign-in-path";
import { OutcomeCard } from "./outcome-card";

/** For owners, and for drivers whom the new password does not sign in. */
export function RegisterDone({ role, next }: { role: "driver" | "owner"; next: string }) {
  const href = signInPath(next);
  if (role === "owner")
    return (
      <OutcomeCard
        look="waiting"
        title="Your account is awaiting approval"
        next={{ href, label: "Back to sign in" }}
      >
        An administrator reviews new owners. You can sign in once your account is approved.
      </OutcomeCard>
    );
  return (
    <OutcomeCard
      look="done"
      title="Your account is ready"
      next={{ href, label: "Continue to sign in" }}
    >
      Sign in with your e-mail and password. An account that you had keeps its password.
    </OutcomeCard>
  );
}
