import type { Metadata } from "next";
import { AnnouncePage } from "@/components/announcement/announce-page";
import { requireRole } from "@/lib/auth/session";
import { availableChannels } from "@/lib/delivery/channels";

export const metadata: Metadata = { title: "Announce" };

export default async function AdminAnnouncePage() {
  await requireRole("admin");
  return <AnnouncePage available={[...availableChannels]} />;
}
