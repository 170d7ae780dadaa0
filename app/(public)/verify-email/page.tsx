import type { Metadata } from "next";
import { VerifyEmail } from "@/components/user/link-use";

export const metadata: Metadata = { title: "Confirm your address" };

export default function Page() {
  return <VerifyEmail />;
}
