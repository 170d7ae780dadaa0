import type { Metadata } from "next";
import { OwnerToday } from "@/components/owner/owner-today";

export const metadata: Metadata = { title: "Today" };

export default function OwnerPage() {
  return <OwnerToday />;
}
