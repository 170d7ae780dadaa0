import type { Metadata } from "next";
import { SettingsPage } from "@/components/preference/settings-page";
import { requireUser } from "@/lib/auth/session";
import { availableChannels } from "@/lib/delivery/channels";

export const metadata: Metadata = { title: "Notification settings" };

export default async function Page() {
  await requireUser();
  return <SettingsPage available={[...availableChannels]} />;
}
