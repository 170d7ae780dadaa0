import type { Metadata } from "next";
import { ShiftPage } from "@/components/desk/shift-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "My shift" };

export default async function StaffPage() {
  await requireRole("staff", "owner", "admin");
  return <ShiftPage />;
}
