import type { Metadata } from "next";
import { OwnerToday } from "@/components/owner/owner-today";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Today" };

export default async function OwnerPage() {
  await requireRole("owner", "admin");
  return <OwnerToday />;
}
