import type { Metadata } from "next";
import { AdminQueue } from "@/components/desk/admin-queue";

export const metadata: Metadata = { title: "Queue" };

/** Its queue comes with the frame, whose navigation counts it. */
export default function Page() {
  return <AdminQueue />;
}
