import type { Metadata } from "next";
import { Suspense } from "react";
import { BookingsPage } from "@/components/booking/bookings-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Bookings" };

export default async function Page() {
  await requireRole("driver");
  return (
    <Suspense>
      <BookingsPage />
    </Suspense>
  );
}
