import type { Metadata } from "next";
import { OwnerDashboard } from "@/components/desk/owner-dashboard";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Today" };

export default async function OwnerPage() {
  await requireRole("owner", "admin");
  return <OwnerDashboard />;
}
