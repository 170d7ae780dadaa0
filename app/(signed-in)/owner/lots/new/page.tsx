import type { Metadata } from "next";
import { NewLotPage } from "@/components/lot-editor/new-lot-page";
import { requireRole } from "@/lib/auth/session";
import { env } from "@/lib/core/env";

export const metadata: Metadata = { title: "Open a lot" };

export default async function Page() {
  const actor = await requireRole("owner", "admin");
  return <NewLotPage timezone={actor.timezone} mapStyleUrl={env().MAP_STYLE_URL ?? null} />;
}
