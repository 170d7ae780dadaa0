import type { Metadata } from "next";
import { StopEmailChange } from "@/components/user/link-use";

export const metadata: Metadata = { title: "Keep your address" };

export default function Page() {
  return <StopEmailChange />;
}
