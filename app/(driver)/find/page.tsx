import type { Metadata } from "next";
import { Suspense } from "react";
import { FindPage } from "@/components/lot/find-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Find a slot" };

export default async function Page() {
  const actor = await requireRole("driver");
  return (
    <Suspense>
      <FindPage timezone={actor.timezone} />
    </Suspense>
  );
}
