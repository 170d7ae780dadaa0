import type { Metadata } from "next";
import { ForgotPasswordForm } from "@/components/user/forgot-password-form";
import { catchesMessages } from "@/lib/core/env";

export const metadata: Metadata = { title: "Forgot password" };

export default function Page() {
  return <ForgotPasswordForm catchesMessages={catchesMessages()} />;
}
