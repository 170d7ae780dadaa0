import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { requireRole } from "@/lib/auth/session";

export default async function DriverLayout({ children }: { children: ReactNode }) {
  const actor = await requireRole("driver");
  return <AppShell actor={actor}>{children}</AppShell>;
}
