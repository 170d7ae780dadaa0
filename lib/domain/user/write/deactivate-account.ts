import type { Actor } from "@/lib/core/actor";
import { errors } from "@/lib/core/errors";
import { transaction } from "@/lib/core/db";
import { changeStatus } from "../steps/change-status";
import { revokeSessions } from "./revoke-sessions";
import { revokeWsTokens } from "./revoke-ws-tokens";

/**
 * Deactivates an account: its sessions and sockets end, and nobody can sign in with it. Throws 409
 * `own_account` for the admin's own, and what `changeStatus` throws.
 */
export async function deactivateAccount(admin: Actor, id: string, reason?: string) {
  if (id === admin.id)
    throw errors.conflict("own_account", "You cannot deactivate your own account.");
  return transaction(async () => {
    const answer = await changeStatus(admin, id, { status: "disabled", reason });
    await revokeSessions(id);
    await revokeWsTokens(id);
    return answer;
  });
}
