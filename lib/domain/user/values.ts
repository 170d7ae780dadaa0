/** An owner is `pending` until an admin approves; a `disabled` account cannot sign in. */
export const accountStatuses = ["active", "pending", "disabled"] as const;

/** Why an account mail is written (docs/data.md I19). */
export const accountMailKinds = [
  "reset_password",
  "verify_email",
  "change_email",
  "change_email_alert",
  "already_registered",
] as const;
export type AccountMailKind = (typeof accountMailKinds)[number];
/** What administrators read of such a mail. */
export const accountMailNames: Record<AccountMailKind, string> = {
  reset_password: "Password reset",
  verify_email: "Confirmation of an address",
  change_email: "Confirmation of a new address",
  change_email_alert: "Alert that the address changes",
  already_registered: "Somebody registered again",
};
