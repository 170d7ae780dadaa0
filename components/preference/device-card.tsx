"use client";
import Link from "next/link";
import { ErrorState } from "@/components/ui/error-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchRow } from "@/components/ui/switch";
import { useAlertPermission } from "@/hooks/use-alert-permission";
import { useDelivery } from "@/hooks/use-delivery-settings";
import { useChangeDelivery } from "@/hooks/use-preference";
import type { DeliveryChange, DeliverySettings } from "@/lib/domain/preference/schema";
import { Section } from "./section";

const toastTimes = [
  { value: "4", label: "4 seconds" },
  { value: "8", label: "8 seconds" },
  { value: "0", label: "Until dismissed" },
] as const;
const secondsOf = { "4": 4, "8": 8, "0": 0 } as const;

export function DeviceCard() {
  const delivery = useDelivery();
  return (
    <Section
      id="device"
      title="This device"
      note="How loudly a notification may ask for your attention."
    >
      {delivery.isError && !delivery.data ? (
        <ErrorState
          error={delivery.error}
          onRetry={() => void delivery.refetch()}
          title="These settings could not be loaded"
        />
      ) : delivery.isPending ? (
        <div role="status" className="py-2">
          <span className="sr-only">Loading</span>
          <Skeleton className="h-[300px]" />
        </div>
      ) : (
        <Device delivery={delivery.data} />
      )}
    </Section>
  );
}

function Device({ delivery }: { delivery: DeliverySettings }) {
  const save = useChangeDelivery();
  const permission = useAlertPermission();
  const change = (body: DeliveryChange) => save.mutate({ body });
  return (
    <>
      <div className="py-3">
        <RadioGroup
          stacked
          label="A toast stays"
          value={`${delivery.toast_seconds}`}
          options={toastTimes}
          onChange={(value) => change({ toast_seconds: secondsOf[value] })}
        />
      </div>
      <div className="divide-y divide-line border-t border-line">
        <SwitchRow
          title="Sound"
          note="A chime for what is urgent."
          checked={delivery.sound}
          onChange={(sound) => change({ sound })}
        />
        <SwitchRow
          title="Vibration"
          note="Where the device can; never with reduced motion."
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
  if (allowed) return "From the system while Parkmate is behind other windows.";
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
