import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { requireRole } from "@/lib/auth/session";

export default async function NotificationsLayout({ children }: { children: ReactNode }) {
  return (
    <AppShell actor={await requireRole("driver", "owner", "staff", "admin")}>{children}</AppShell>
  );
}
