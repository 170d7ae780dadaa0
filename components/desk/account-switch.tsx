"use client";
import { useAskReason } from "@/components/decision/reason-host";
import { Button } from "@/components/ui/button";
import { isolate } from "@/components/ui/isolate";
import { useActivateAccount, useDeactivateAccount } from "@/hooks/use-account";
import { useActor } from "@/hooks/use-actor";
import type { AccountDetails } from "@/lib/domain/desk/schema";

const reasons = ["The person asked for it", "Repeated unpaid bookings", "The account was misused"];

/** Deactivates an active account, after asking for the reason, or activates it again. */
export function AccountSwitch({ account }: { account: AccountDetails }) {
  const ask = useAskReason();
  const actor = useActor();
  const activate = useActivateAccount();
  const deactivate = useDeactivateAccount();
  const params = { id: account.id };
  if (account.id === actor.id)
    return <p className="text-sm text-muted">You cannot deactivate your own account.</p>;
  if (account.status === "disabled")
    return (
      <Button pending={activate.isPending} onClick={() => activate.mutate({ params })}>
        Activate
      </Button>
    );
  const question = {
    title: `Deactivate ${isolate(account.name)}?`,
    description: consequencesOf(account),
    confirm: "Deactivate",
    reader: "log" as const,
    suggestions: reasons,
    send: (reason: string) => deactivate.mutateAsync({ params, body: { reason } }),
  };
  return (
    <Button variant="secondary" className="text-bad!" onClick={() => ask(question)}>
      Deactivate
    </Button>
  );
}

function consequencesOf({ role, lots }: AccountDetails): string {
  const signedOut = "The person is signed out everywhere and cannot sign in.";
  if (role !== "owner" || lots.length === 0) return `${signedOut} Bookings stay.`;
  const theirs = lots.length === 1 ? "their lot" : `their ${lots.length} lots`;
  const closed = `Nobody can find or book ${theirs} until the account is active again`;
  return `${signedOut} ${closed}; what is booked stays and can be extended.`;
}
