import type { Metadata } from "next";
import { OwnerBookings } from "@/components/owner/owner-bookings";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Bookings" };

export default async function OwnerBookingsPage() {
  await requireRole("owner", "admin");
  return <OwnerBookings />;
}
