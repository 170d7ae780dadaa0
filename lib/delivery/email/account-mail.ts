import { fullName } from "@/lib/domain/user/read";
import { linkToken } from "@/lib/domain/user/steps/link-token";
import type { AccountMail } from "@/lib/domain/user/table";
import type { AccountMailKind } from "@/lib/domain/user/values";
import { linkTo, messageOrigin } from "../words";
import { accountFooter } from "./account-footer";
import { button, heading, paragraph } from "./looks";
import type { EmailMessage } from "./message";
import { emailPage } from "./page";

export interface AddressedMail {
  mail: AccountMail;
  /** Who has the address of the mail; undefined when no account has it. */
  holder: { id: string; first_name: string; last_name: string } | undefined;
}

interface Text {
  subject: string;
  lines: string[];
  button: { label: string; path: string };
}

const IGNORE = "If it was not you, ignore this e-mail: nothing changes.";

/** The texts of each kind. `link` is the path of a page with the token of this mail. */
const texts: Record<AccountMailKind, (addressed: AddressedMail) => Text> = {
  reset_password: ({ mail, holder }) =>
    holder
      ? {
          subject: "Reset your Parkmate password",
          lines: [
            "Somebody asked to reset the password of your account. Choose a new one within " +
              "30 minutes.",
            IGNORE,
          ],
          button: { label: "Choose a new password", path: pathWithToken("/reset-password", mail) },
        }
      : {
          subject: "No Parkmate account has this address",
          lines: [
            "Somebody asked to reset a password with this address, but no account has it.",
            "If it was you, try your other addresses, or create an account.",
          ],
          button: { label: "Create an account", path: "/register" },
        },
  verify_email: ({ mail }) => ({
    subject: "Confirm your e-mail address",
    lines: [
      "Confirm that this address is yours, so that you can get back into your Parkmate account.",
      "The link is valid for 24 hours. If you have no account, ignore this e-mail.",
    ],
    button: { label: "Confirm address", path: pathWithToken("/verify-email", mail) },
  }),
  change_email: ({ mail, holder }) =>
    holder && holder.id !== mail.user_id
      ? {
          subject: "Somebody wanted to use your address",
          lines: [
            "Somebody asked to use this address for another Parkmate account. It is the address " +
              "of your account, so nothing changes.",
            "If it was you, sign in to the account that has it.",
          ],
          button: { label: "Sign in", path: "/sign-in" },
        }
      : {
          subject: "Confirm your new e-mail address",
          lines: [
            "Confirm this address, and your Parkmate account has it from then on.",
            `The link is valid for 24 hours. ${IGNORE}`,
          ],
          button: { label: "Confirm address", path: pathWithToken("/verify-email", mail) },
        },
  change_email_alert: ({ mail }) => ({
    subject: "Your e-mail address is about to change",
    lines: [
      "Somebody who knows your password asked to change the address of your Parkmate account. It " +
        "changes once the new address is confirmed.",
      "If it was not you, stop it: for seven days this also takes back a change that was made.",
    ],
    button: { label: "Stop the change", path: pathWithToken("/stop-email-change", mail) },
  }),
  already_registered: () => ({
    subject: "You have a Parkmate account already",
    lines: [
      "Somebody tried to register with your address. Nothing changed.",
      "If it was you, sign in. Forgot your password? The sign-in page has a link to reset it.",
    ],
    button: { label: "Sign in", path: "/sign-in" },
  }),
};

/** The token is in the fragment, which no browser sends to a server (docs/security.md S10). */
const pathWithToken = (page: string, mail: AccountMail): string => `${page}#${linkToken(mail)}`;

export function composeAccountMail(addressed: AddressedMail): EmailMessage {
  const { mail, holder } = addressed;
  const { subject, lines, button: next } = texts[mail.kind](addressed);
  const url = linkTo(next.path);
  return {
    key: mail.id,
    to: { name: holder ? fullName(holder) : "", address: mail.address },
    subject,
    text: [...lines, url].join("\n"),
    html: emailPage({
      origin: messageOrigin(),
      title: subject,
      preview: lines.join(" "),
      corner: "Your account",
      body: [heading(subject), lines.map(paragraph), button(next.label, url)],
      footer: accountFooter(),
    }),
    images: [],
    attachments: [],
    unsubscribeUrl: null,
  };
}
