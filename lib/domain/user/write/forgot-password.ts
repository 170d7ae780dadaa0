import { transaction } from "@/lib/core/db";
import { queueAccountMail } from "../steps/account-mail";

/**
 * Sends a link to choose a new password. Whether the address has an account is looked up when the
 * mail is written, so that neither the answer nor its time tells it (docs/security.md S16). Throws
 * 429 for an address that has had its mails of this hour.
 */
export async function forgotPassword(address: string): Promise<{ detail: string }> {
  await transaction(() => queueAccountMail({ kind: "reset_password", address }));
  return { detail: "We have sent an e-mail to this address. Its link is valid for 30 minutes." };
}
