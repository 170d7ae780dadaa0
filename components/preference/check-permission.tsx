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
    text: "Without it, this device is silent as soon as you look away.",
  },
  denied: {
    state: "fails",
    word: "Blocked",
    text: "Open the site's settings with the icon left of the address, set Notifications to Allow, and come back.",
  },
  unsupported: {
    state: "absent",
    word: "Not available",
    text: "This browser has no notifications. On an iPhone, add Parkmate to the Home Screen and open it from there.",
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
      <Explanation open={explains} onOpenChange={setExplains} />
    </CheckRow>
  );
}

/** First our words, then the browser's question: asked once, it cannot be asked again. */
function Explanation({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="May this device alert you?"
      description="Parkmate shows a notification when your time runs out, a payment is verified or a slot changes, also when you are in another app. Nothing else, and you can stop it here at any time."
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
          Ask me
        </Button>
      </div>
    </Dialog>
  );
}
