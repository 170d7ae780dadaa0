import type { ReactNode } from "react";
import { requireRole } from "@/lib/auth/session";

export default async function DriverLayout({ children }: { children: ReactNode }) {
  await requireRole("driver");
  return children;
}
