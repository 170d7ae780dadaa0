import type { Actor } from "@/lib/core/actor";
import { changeStatus } from "../steps/change-status";

/** Lets the person of a deactivated account sign in again. Throws what `changeStatus` throws. */
export const activateAccount = (admin: Actor, id: string) =>
  changeStatus(admin, id, { status: "active" });
