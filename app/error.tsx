"use client";
import { Button } from "@/components/ui/button";
import { messagePageClass } from "@/components/ui/card";
import { Logo } from "@/components/ui/logo";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className={messagePageClass}>
      <Logo size={32} />
      <h1 className="mt-6 text-h1">Something went wrong</h1>
      <p className="text-muted">
        Your bookings are safe.{" "}
        {error.digest
          ? "Try again. If the error persists, send us the code below."
          : "Please try again."}
      </p>
      {error.digest && <p className="font-mono text-xs text-muted">Error {error.digest}</p>}
      <Button className="mt-3" onClick={reset}>
        Try again
      </Button>
    </main>
  );
}
