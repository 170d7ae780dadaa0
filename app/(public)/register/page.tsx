import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RegisterForm } from "@/components/user/register-form";
import { safePath } from "@/lib/auth/safe-path";
import { currentActor } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Create an account" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RegisterPage({ searchParams }: PageProps) {
  const next = safePath((await searchParams).callbackUrl);
  if (await currentActor()) redirect(next);
  return <RegisterForm next={next} />;
}
