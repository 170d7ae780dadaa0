import type { Metadata } from "next";
import { OwnerBookingsPage } from "@/components/desk/owner-bookings-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Bookings" };

export default async function Page() {
  await requireRole("owner", "admin");
  return <OwnerBookingsPage />;
}
