import type { Metadata } from "next";
import { TemplatePage } from "@/components/template/template-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Template" };

export default async function AdminTemplatePage({ params }: { params: Promise<{ id: string }> }) {
  await requireRole("admin");
  return <TemplatePage id={(await params).id} />;
}
