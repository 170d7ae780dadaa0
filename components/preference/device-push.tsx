"use client";
import { BellRing } from "lucide-react";
import { useState } from "react";
import { Switch } from "@/components/ui/switch";
import { useActor } from "@/hooks/use-actor";
import { useAlertPermission } from "@/hooks/use-alert-permission";
import { usePushOn } from "@/hooks/push/use-push";
import { notify } from "@/components/notification/notify";
import { useAvailableChannels } from "./available-channels";
import { PushHelp } from "./push-help";
import { SettingsSection } from "./settings-section";

/** Whether this device gets notifications while Parkmate is closed, and how to change that. */
export function DevicePush() {
  const isSetUp = useAvailableChannels().includes("push");
  return isSetUp && <DevicePushSection />;
}

function DevicePushSection() {
  const permission = useAlertPermission();
  const { isOn, isBusy, change } = usePushSwitch();
  const isBlocked = permission === "denied" || permission === "unsupported";
  return (
    <SettingsSection
      id="device"
      title="This device"
      note="Notifications on this device while Parkmate is closed."
      className="overflow-hidden"
    >
      <div data-testid="device-push" className="flex items-center gap-3 px-4 py-4 sm:px-5">
        <span
          aria-hidden
          className="grid size-9 shrink-0 place-items-center self-start rounded-[10px] bg-sunk"
        >
          <BellRing size={18} strokeWidth={1.75} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-[620]" aria-hidden>
            Push notifications
          </p>
          <p className="text-sm text-muted" role="status">
            {isOn && !isBlocked
              ? "On. The end of your time, changes and answers reach you here."
              : "Off. Here you only see them while Parkmate is open."}
          </p>
        </div>
        <Switch
          label="Push notifications on this device"
          checked={isOn && !isBlocked}
          disabled={isBusy || isBlocked}
          onChange={change}
        />
      </div>
      <PushHelp permission={permission} />
    </SettingsSection>
  );
}

function usePushSwitch() {
  const actor = useActor();
  const isOn = usePushOn() ?? false;
  const [isBusy, setIsBusy] = useState(false);
  const change = async (next: boolean) => {
    setIsBusy(true);
    try {
      const { switchOff, switchOn } = await import("@/hooks/push/device");
      await (next ? switchOn(actor) : switchOff());
    } catch {
      notify.error("This could not be changed. Please try again.", { key: "push" });
    }
    setIsBusy(false);
  };
  return { isOn, isBusy, change: (next: boolean) => void change(next) };
}
