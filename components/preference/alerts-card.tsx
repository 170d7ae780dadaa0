"use client";
import { Link } from "@/components/ui/link";
import { QueryState } from "@/components/ui/query-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchRow } from "@/components/ui/switch";
import { useActor } from "@/hooks/use-actor";
import { useAlertPermission } from "@/hooks/use-alert-permission";
import { useDelivery } from "@/hooks/use-delivery-settings";
import { useChangeDelivery } from "@/hooks/use-preference";
import type { DeliveryChange, DeliverySettings } from "@/lib/domain/preference/schema";
import { EndWarnings } from "./end-warnings";
import { Escalation } from "./escalation";
import { SettingsSection } from "./settings-section";

const toastTimes = [
  { value: "4", label: "4 seconds" },
  { value: "8", label: "8 seconds" },
  { value: "0", label: "Until dismissed" },
] as const;
const secondsOf = { "4": 4, "8": 8, "0": 0 } as const;

export function AlertsCard() {
  const delivery = useDelivery();
  return (
    <SettingsSection
      id="alerts"
      title="Alerts"
      note="How notifications ask for your attention, on every device that you use."
    >
      <QueryState
        query={delivery}
        skeleton={<Skeleton className="my-2 h-[300px]" />}
        errorTitle="These settings could not be loaded"
      >
        {(settings) => <AlertSettings delivery={settings} />}
      </QueryState>
    </SettingsSection>
  );
}

function AlertSettings({ delivery }: { delivery: DeliverySettings }) {
  const save = useChangeDelivery();
  const permission = useAlertPermission();
  const { role } = useActor();
  const change = (body: DeliveryChange) => save.mutate({ body });
  return (
    <>
      {role === "driver" && <EndWarnings delivery={delivery} />}
      <div className="py-3">
        <RadioGroup
          stacked
          label="Show a toast for"
          value={`${delivery.toast_seconds}`}
          options={toastTimes}
          onChange={(value) => change({ toast_seconds: secondsOf[value] })}
        />
      </div>
      <Escalation delivery={delivery} />
      <div className="divide-y divide-line border-t border-line">
        <SwitchRow
          title="Sound"
          note="A chime for urgent notifications."
          checked={delivery.sound}
          onChange={(sound) => change({ sound })}
        />
        <SwitchRow
          title="Vibration"
          note="On devices that can vibrate, unless reduced motion is on."
          checked={delivery.vibration}
          onChange={(vibration) => change({ vibration })}
        />
        <SwitchRow
          title="Desktop notifications"
          note={<DesktopNote allowed={permission === null || permission === "granted"} />}
          checked={delivery.desktop}
          onChange={(desktop) => change({ desktop })}
        />
      </div>
    </>
  );
}

function DesktopNote({ allowed }: { allowed: boolean }) {
  if (allowed) return "Shown by your system while Parkmate is in the background.";
  return (
    <>
      This browser does not allow them yet.{" "}
      <Link
        href="#check"
        className="inline-block py-1 font-[560] text-ink underline underline-offset-2"
      >
        Check alerts
      </Link>
    </>
  );
}
