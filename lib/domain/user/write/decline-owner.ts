import type { Actor } from "@/lib/core/actor";
import { decideApplication } from "../steps/decide-application";

/** Disables the account of a waiting owner. Throws what `decideApplication` throws. */
export const declineOwner = (admin: Actor, ownerId: string) =>
  decideApplication(admin, ownerId, "declined");
