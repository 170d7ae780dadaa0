import type { Actor } from "@/lib/core/actor";
import { decideApplication } from "../steps/decide-application";

/** Lets a waiting owner sign in. Throws what `decideApplication` throws. */
export const approveOwner = (admin: Actor, ownerId: string) =>
  decideApplication(admin, ownerId, { outcome: "approved" });
