import type { Metadata } from "next";
import { Suspense } from "react";
import { ChooseSlotPage } from "@/components/booking/choose-slot-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Choose a slot" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("driver");
  return (
    <Suspense>
      <ChooseSlotPage id={(await params).id} timezone={actor.timezone} />
    </Suspense>
  );
}
