import type { Metadata } from "next";
import { PaymentsPage } from "@/components/desk/payments-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Payments" };

export default async function AdminPaymentsPage() {
  await requireRole("admin");
  return <PaymentsPage />;
}
