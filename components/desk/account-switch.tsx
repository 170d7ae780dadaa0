"use client";
import { useState } from "react";
import { ReasonDialog } from "@/components/decision/reason-dialog";
import { Button } from "@/components/ui/button";
import { isolate } from "@/components/ui/isolate";
import { useActivateAccount, useDeactivateAccount } from "@/hooks/use-account";
import { useActor } from "@/hooks/use-actor";
import type { AccountDetails } from "@/lib/domain/desk/schema";

const reasons = ["The person asked for it", "Repeated unpaid bookings", "The account was misused"];

/** Deactivates an active account, after asking for the reason, or activates it again. */
export function AccountSwitch({ account }: { account: AccountDetails }) {
  const [isAsking, setIsAsking] = useState(false);
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
  return (
    <>
      <Button variant="secondary" className="text-bad!" onClick={() => setIsAsking(true)}>
        Deactivate
      </Button>
      <ReasonDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Deactivate ${isolate(account.name)}?`}
        description="The person is signed out everywhere and cannot sign in. Bookings stay."
        confirm="Deactivate"
        reader="log"
        pending={deactivate.isPending}
        suggestions={reasons}
        onConfirm={(reason) =>
          deactivate.mutate({ params, body: { reason } }, { onSettled: () => setIsAsking(false) })
        }
      />
    </>
  );
}
