import type { Metadata } from "next";
import { AdminQueue } from "@/components/payment/admin-queue";

export const metadata: Metadata = { title: "Queue" };

export default function AdminPage() {
  return <AdminQueue />;
}
