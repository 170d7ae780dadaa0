import type { Role } from "@/lib/core/actor";

/** Where each role's work begins. */
export const homeOf: Record<Role, string> = {
  driver: "/",
  owner: "/owner",
  staff: "/staff",
  admin: "/admin",
};
