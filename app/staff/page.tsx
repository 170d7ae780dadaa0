import type { Metadata } from "next";
import { StaffToday } from "@/components/owner/staff-today";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "My shift" };

export default async function StaffPage() {
  await requireRole("staff", "owner", "admin");
  return <StaffToday />;
}
