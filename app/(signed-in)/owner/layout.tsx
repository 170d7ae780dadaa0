import type { ReactNode } from "react";
import { requireRole } from "@/lib/auth/session";

export default async function OwnerLayout({ children }: { children: ReactNode }) {
  await requireRole("owner", "admin");
  return children;
}
