import type { Metadata } from "next";
import { StaffToday } from "@/components/owner/staff-today";

export const metadata: Metadata = { title: "My shift" };

export default function StaffPage() {
  return <StaffToday />;
}
