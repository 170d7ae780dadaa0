import type { Metadata } from "next";
import { Suspense } from "react";
import { TemplatesPage } from "@/components/template/templates-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Templates" };

export default async function AdminTemplatesPage() {
  await requireRole("admin");
  return (
    <Suspense>
      <TemplatesPage />
    </Suspense>
  );
}
