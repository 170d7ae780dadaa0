import type { Metadata } from "next";
import { OwnerBookings } from "@/components/owner/owner-bookings";

export const metadata: Metadata = { title: "Bookings" };

export default function OwnerBookingsPage() {
  return <OwnerBookings />;
}
