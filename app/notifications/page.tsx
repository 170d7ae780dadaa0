import type { Metadata } from "next";
import { NoticesPage } from "@/components/notification/notices-page";

export const metadata: Metadata = { title: "Notifications" };

export default function NotificationsPage() {
  return <NoticesPage />;
}
