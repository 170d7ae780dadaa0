"use client";
import { useQueryClient } from "@tanstack/react-query";
import { BellOff } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Shown when rendering the list failed. A retry drops the cached rows, which may be the cause. */
export function BrokenNotifications({ onRetry }: { onRetry: () => void }) {
  const client = useQueryClient();
  function retry() {
    client.removeQueries({ queryKey: ["notifications", "/api/notifications"] });
    onRetry();
  }
  return (
    <div role="alert" className="grid justify-items-center gap-1 px-6 py-14 text-center">
      <BellOff aria-hidden size={26} className="mb-2 text-bad" />
      <p className="text-h2">Notifications cannot be shown</p>
      <p className="max-w-[36ch] text-sm text-muted">
        Nothing is lost, and the rest of this page still works.
      </p>
      <Button variant="secondary" size="small" className="mt-4" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
