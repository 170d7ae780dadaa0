import type { Metadata } from "next";
import { BookingPage } from "@/components/booking/booking-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Booking" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await requireRole("driver");
  return <BookingPage id={(await params).id} />;
}
