import { errors } from "@/lib/core/errors";
import { isCommonPassword } from "@/lib/core/password";

/** Throws 400 at `field` for a password that attackers try first (docs/security.md S17). */
export function refuseCommonPassword(field: string, password: string): void {
  if (isCommonPassword(password))
    throw errors.invalid({ [field]: ["This password is too common."] });
}
