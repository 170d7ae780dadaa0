import type { Metadata } from "next";
import { HomePage } from "@/components/booking/home-page";
import { requireRole } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Now" };

export default async function Page() {
  const actor = await requireRole("driver");
  return <HomePage name={actor.name} timezone={actor.timezone} />;
}
