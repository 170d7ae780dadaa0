import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Logo } from "@/components/ui/logo";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="mx-auto grid min-h-dvh max-w-[420px] content-center justify-items-start gap-3 px-6">
      <Logo size={32} />
      <h1 className="mt-6 text-h1">This slot does not exist</h1>
      <p className="text-muted">The page is not there, or it is not yours to see.</p>
      <ButtonLink href="/" className="mt-3">
        Back to the start
      </ButtonLink>
    </main>
  );
}
