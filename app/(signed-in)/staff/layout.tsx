import type { ReactNode } from "react";
import { requireRole } from "@/lib/auth/session";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  await requireRole("staff", "owner", "admin");
  return children;
}
