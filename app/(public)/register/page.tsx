import type { Metadata } from "next";
import { RegisterForm } from "@/components/user/register-form";
import { safePath } from "@/lib/auth/safe-path";

export const metadata: Metadata = { title: "Create an account" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RegisterPage({ searchParams }: PageProps) {
  return <RegisterForm next={safePath((await searchParams).callbackUrl)} />;
}
