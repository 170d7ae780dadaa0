"use client";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useResetSettings } from "@/hooks/use-preference";

export function ResetButton() {
  const [open, setOpen] = useState(false);
  const reset = useResetSettings();
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        icon={<RotateCcw size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Reset to defaults
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Reset to defaults?"
        description={
          "All categories: in the app, e-mail and push on, WhatsApp and SMS off, no digest. " +
          "Quiet hours, alerts and mutes do not change."
        }
      >
        <div className="grid grid-cols-2 gap-2.5 pt-2">
          <Button variant="secondary" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button
            variant="danger"
            pending={reset.isPending}
            onClick={() => reset.mutate({}, { onSettled: () => setOpen(false) })}
          >
            Reset
          </Button>
        </div>
      </Dialog>
    </>
  );
}
