import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { requireRole } from "@/lib/auth/session";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  return <AppShell actor={await requireRole("staff", "owner", "admin")}>{children}</AppShell>;
}
