"use client";
import { BellRing } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import {
  askPermission,
  useAlertPermission,
  type AlertPermission,
} from "@/hooks/use-alert-permission";
import { CheckRow, type CheckState } from "./check-row";

const states: Record<AlertPermission, { state: CheckState; word: string; text: string }> = {
  granted: {
    state: "works",
    word: "Allowed",
    text: "This browser may show notifications while Parkmate is in the background.",
  },
  default: {
    state: "untried",
    word: "Not asked yet",
    text: "Without it, this device cannot alert you while Parkmate is in the background.",
  },
  denied: {
    state: "fails",
    word: "Blocked",
    text: "Click the icon left of the address, set Notifications to Allow, then return here.",
  },
  unsupported: {
    state: "absent",
    word: "Not available",
    text:
      "This browser has no notifications. " +
      "On an iPhone, add Parkmate to the Home Screen and open it from there.",
  },
};

export function CheckPermission() {
  const permission = useAlertPermission() ?? "default";
  const [explains, setExplains] = useState(false);
  const { state, word, text } = states[permission];
  return (
    <CheckRow
      name="permission"
      icon={BellRing}
      title="Permission"
      state={state}
      word={word}
      action={
        permission === "default" && (
          <Button variant="secondary" size="small" onClick={() => setExplains(true)}>
            Allow notifications
          </Button>
        )
      }
    >
      {text}
      <PermissionDialog open={explains} onOpenChange={setExplains} />
    </CheckRow>
  );
}

interface PermissionDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Explains the browser's prompt before it appears: once refused, it cannot be shown again. */
function PermissionDialog({ open, onOpenChange }: PermissionDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Allow alerts on this device?"
      description={
        "Parkmate then notifies you when your time runs out, a payment is verified or a slot " +
        "changes, also while you use another app. You can turn this off here at any time."
      }
    >
      <div className="grid grid-cols-2 gap-2.5 pt-2">
        <Button variant="secondary" onClick={() => onOpenChange(false)}>
          Not now
        </Button>
        <Button
          onClick={() => {
            onOpenChange(false);
            void askPermission();
          }}
        >
          Continue
        </Button>
      </div>
    </Dialog>
  );
}
