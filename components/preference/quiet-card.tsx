"use client";
import { Moon, Sun } from "lucide-react";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchRow } from "@/components/ui/switch";
import { serverNow } from "@/hooks/server-clock";
import { useDelivery } from "@/hooks/use-delivery-settings";
import { useChangeDelivery } from "@/hooks/use-preference";
import { useTick } from "@/hooks/use-tick";
import type { DeliverySettings, QuietHours } from "@/lib/domain/preference/schema";
import { QuietWeek } from "./quiet-week";
import { quietState } from "./quiet-words";
import { Section } from "./section";

export function QuietCard() {
  const delivery = useDelivery();
  return (
    <Section
      id="quiet"
      title="Quiet hours"
      note="No toast, sound or buzz. Everything still waits in the bell."
    >
      {delivery.isError && !delivery.data ? (
        <ErrorState
          error={delivery.error}
          onRetry={() => void delivery.refetch()}
          title="Your quiet hours could not be loaded"
        />
      ) : delivery.isPending ? (
        <div role="status" className="py-2">
          <span className="sr-only">Loading</span>
          <Skeleton className="h-[620px]" />
        </div>
      ) : (
        <Quiet delivery={delivery.data} />
      )}
    </Section>
  );
}

function Quiet({ delivery }: { delivery: DeliverySettings }) {
  const save = useChangeDelivery();
  const { quiet_hours: quiet, timezone } = delivery;
  const change = (next: Partial<QuietHours>) => save.mutate({ body: { quiet_hours: next } });
  const zones = [...new Set([timezone, ...Intl.supportedValuesOf("timeZone")])].map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));
  return (
    <>
      <SwitchRow
        title="Quiet hours"
        note={<QuietState delivery={delivery} />}
        checked={quiet.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      <div className="border-t border-line">
        <SwitchRow
          title="Urgent passes"
          note="What cannot wait still toasts, such as a slot that is about to end."
          checked={quiet.bypass_high}
          onChange={(bypass_high) => change({ bypass_high })}
        />
      </div>
      <div className="border-t border-line py-3">
        <QuietWeek weekly={quiet.weekly} onChange={(weekly) => change({ weekly })} />
      </div>
      <div className="border-t border-line pt-3 pb-3">
        <Field label="Time zone" help="Also your profile's.">
          <Select
            options={zones}
            value={timezone}
            onChange={(event) => save.mutate({ body: { timezone: event.target.value } })}
          />
        </Field>
      </div>
    </>
  );
}

/** Looked at again as time passes, and at once when a range changes. */
function QuietState({ delivery }: { delivery: DeliverySettings }) {
  useTick(5000);
  const { active, text } = quietState(delivery, new Date(serverNow()));
  const Icon = active ? Moon : Sun;
  return (
    <span
      role="status"
      data-testid="quiet-state"
      className={`inline-flex items-center gap-1.5 ${active ? "font-[560] text-ink" : ""}`}
    >
      {delivery.quiet_hours.enabled && <Icon size={14} aria-hidden />}
      {text}
    </span>
  );
}
