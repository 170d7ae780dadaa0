import type { Metadata } from "next";
import { connection } from "next/server";
import { ForgotPasswordForm } from "@/components/user/forgot-password-form";
import { catchesMessages } from "@/lib/core/env";
import { availableChannels } from "@/lib/event/available-channels";

export const metadata: Metadata = { title: "Forgot password" };

export default async function Page() {
  // The settings are those of the running server, not of the build.
  await connection();
  return (
    <ForgotPasswordForm
      catchesMessages={catchesMessages()}
      sendsEmail={availableChannels().has("email")}
    />
  );
}
