"use client";
import { clsx } from "clsx";
import { BellRing } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/notification/notify";
import { Switch } from "@/components/ui/switch";
import { useActor } from "@/hooks/use-actor";
import { useAlertPermission } from "@/hooks/use-alert-permission";
import { usePushOn } from "@/hooks/push/use-push";
import { useTestAlert } from "@/hooks/use-preference";
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
      {isOn && !isBlocked && <PushTest />}
      <PushHelp permission={permission} />
    </SettingsSection>
  );
}

/** The push waits as long as any, so that there is time to close Parkmate or lock the screen. */
function PushTest() {
  const send = useTestAlert();
  return (
    <div
      className={clsx(
        "flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5 border-t border-line",
        "px-4 py-3.5 sm:px-5",
      )}
    >
      <p className="min-w-0 flex-1 basis-48 text-sm text-muted" role="status">
        {send.isSuccess
          ? "On its way: it arrives in about 20 seconds. You can lock the screen."
          : "See how it looks while Parkmate is closed."}
      </p>
      <Button
        variant="secondary"
        size="small"
        pending={send.isPending}
        onClick={() => send.mutate({ body: { channels: ["push"] } })}
      >
        Send a test
      </Button>
    </div>
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
