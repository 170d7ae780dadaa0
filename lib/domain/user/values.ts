/** An owner is `pending` until an admin approves; a `disabled` account cannot sign in. */
export const accountStatuses = ["active", "pending", "disabled"] as const;
