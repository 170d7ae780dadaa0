import type { Metadata } from "next";
import { NowPage } from "@/components/booking/now-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Now" };

export default async function Page() {
  const actor = await requireRole("driver");
  return <NowPage name={actor.name} timezone={actor.timezone} />;
}
