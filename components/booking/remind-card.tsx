"use client";
import { BellRing } from "lucide-react";
import { useState } from "react";
import { notify } from "@/components/notification/notify";
import { Button } from "@/components/ui/button";
import { useActor } from "@/hooks/use-actor";
import { ApiError } from "@/lib/http/client";

/** Explains the browser's question before it comes: once refused, it cannot be asked again. */
export function RemindCard({ onDismiss }: { onDismiss: () => void }) {
  const { isBusy, accept } = useReminders();
  return (
    <section
      aria-labelledby="remind-title"
      data-testid="alert-warning"
      className="rounded-card border border-line bg-card p-4 shadow-card"
    >
      <div className="flex gap-3.5">
        <span
          aria-hidden
          className="grid size-10 shrink-0 place-items-center rounded-[12px] bg-sunk"
        >
          <BellRing size={20} strokeWidth={1.75} />
        </span>
        <div className="min-w-0">
          <h2 id="remind-title" className="text-h2">
            Remind me before it ends
          </h2>
          <p className="mt-0.5 text-sm text-muted">
            Parkmate tells you on this device before your time runs out. Your browser asks next.
          </p>
        </div>
      </div>
      <div className="mt-3.5 grid grid-cols-2 gap-2.5">
        <Button variant="secondary" onClick={onDismiss}>
          Not now
        </Button>
        <Button pending={isBusy} onClick={accept}>
          Remind me
        </Button>
      </div>
    </section>
  );
}

/** What is left on a server that sends no pushes. */
async function remindWhileOpen() {
  const { askPermission } = await import("@/hooks/use-alert-permission");
  await askPermission();
  notify.info("This server sends no pushes: reminders come while Parkmate is open.");
}

function useReminders() {
  const actor = useActor();
  const [isBusy, setIsBusy] = useState(false);
  const accept = async () => {
    setIsBusy(true);
    try {
      const { switchOn } = await import("@/hooks/push/device");
      if ((await switchOn(actor)) === "on") notify.success("This device will remind you.");
    } catch (error) {
      if (error instanceof ApiError && error.problem.status === 404) await remindWhileOpen();
      else notify.error("Reminders could not be switched on. Try it in the settings.");
    }
    setIsBusy(false);
  };
  return { isBusy, accept: () => void accept() };
}
