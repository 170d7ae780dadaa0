import type { Metadata } from "next";
import { NewLotPage } from "@/components/lot-editor/new-lot-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Open a lot" };

export default async function Page() {
  const actor = await requireRole("owner", "admin");
  return <NewLotPage timezone={actor.timezone} />;
}
