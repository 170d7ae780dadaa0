import type { Metadata } from "next";
import { Suspense } from "react";
import { LotPage } from "@/components/lot/lot-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Choose a slot" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("driver");
  return (
    <Suspense>
      <LotPage id={(await params).id} timezone={actor.timezone} />
    </Suspense>
  );
}
