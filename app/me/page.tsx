import type { Metadata } from "next";
import { MePage } from "@/components/user/me-page";
import { requireUser } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Me" };

export default async function Page() {
  const actor = await requireUser();
  return <MePage role={actor.role} email={actor.email} />;
}
