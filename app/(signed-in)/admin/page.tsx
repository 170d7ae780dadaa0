import type { Metadata } from "next";
import { AdminQueue } from "@/components/desk/admin-queue";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Queue" };

/** Its queue comes with the frame, whose navigation counts it. */
export default async function Page() {
  await requireRole("admin");
  return <AdminQueue />;
}
