import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { requireUser } from "@/lib/auth/session";
import { BookingAlarms } from "@/components/booking/booking-alarm";

export default async function MeLayout({ children }: { children: ReactNode }) {
  const actor = await requireUser();
  return <AppShell actor={actor}>{children}{actor.role === "driver" && <BookingAlarms />}</AppShell>;
}
