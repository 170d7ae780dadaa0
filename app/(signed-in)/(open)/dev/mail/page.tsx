import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaughtMessagesPage } from "@/components/channel/caught-messages-page";
import { catchesMessages } from "@/lib/core/env";

export const metadata: Metadata = { title: "Messages", robots: { index: false } };

export default function Page() {
  if (!catchesMessages()) notFound();
  return <CaughtMessagesPage />;
}
