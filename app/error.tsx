"use client";
import { Button } from "@/components/ui/button";
import { Logo } from "@/components/ui/logo";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-[420px] content-center justify-items-start gap-3 px-6">
      <Logo size={32} />
      <h1 className="mt-6 text-h1">Something went wrong</h1>
      <p className="text-muted">
        Your bookings are safe.{" "}
        {error.digest
          ? "Try once more; if it stays, tell us the number below."
          : "Please try once more."}
      </p>
      {error.digest && <p className="font-mono text-xs text-muted">Error {error.digest}</p>}
      <Button className="mt-3" onClick={reset}>
        Try again
      </Button>
    </main>
  );
}
