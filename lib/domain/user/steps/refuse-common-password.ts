import { errors } from "@/lib/core/errors";
import { isCommonPassword } from "@/lib/core/common-password";

/** Throws 400 at `field` for a password that attackers try first (docs/security.md S17). */
export async function refuseCommonPassword(field: string, password: string): Promise<void> {
  if (await isCommonPassword(password))
    throw errors.invalid({ [field]: ["This password is too common."] });
}
