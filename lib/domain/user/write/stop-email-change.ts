import { transaction } from "@/lib/core/db";
import { endLinks, linkUsed, takeLink } from "../steps/account-mail";

/**
 * Stops a change of address by the link that the old address was sent. Throws 410 as `takeLink`,
 * and when the change was confirmed before.
 */
export const stopEmailChange = (token: string): Promise<{ detail: string }> =>
  transaction(async () => {
    const { user_id } = await takeLink(token, ["change_email_alert"]);
    if (!(await endLinks("change_email", { userId: user_id! }))) throw linkUsed();
    return { detail: "The change is stopped. Your address stays as it is." };
  });
