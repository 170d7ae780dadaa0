import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { messagePageClass } from "@/components/ui/card";
import { Logo } from "@/components/ui/logo";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className={messagePageClass}>
      <Logo size={32} />
      <h1 className="mt-6 text-h1">Page not found</h1>
      <p className="text-muted">This page does not exist, or you do not have access to it.</p>
      <ButtonLink href="/" className="mt-3">
        Go to the home page
      </ButtonLink>
    </main>
  );
}
