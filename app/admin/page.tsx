import type { Metadata } from "next";
import { AdminQueue } from "@/components/desk/admin-queue";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Queue" };

export default async function AdminPage() {
  await requireRole("admin");
  return <AdminQueue />;
}
