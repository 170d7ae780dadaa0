import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaughtMessagePage } from "@/components/channel/caught-message-page";
import { catchesMessages } from "@/lib/core/env";

export const metadata: Metadata = { title: "Message", robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  if (!catchesMessages()) notFound();
  return <CaughtMessagePage id={(await params).id} />;
}
