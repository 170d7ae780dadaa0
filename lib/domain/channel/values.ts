/** `account`: e-mails about an account, such as the link of a password reset. */
export const deliveryKinds = ["notification", "account"] as const;
