import type { Metadata } from "next";
import { PaymentsPage } from "@/components/payment/payments-page";

export const metadata: Metadata = { title: "Payments" };

export default function AdminPaymentsPage() {
  return <PaymentsPage />;
}
