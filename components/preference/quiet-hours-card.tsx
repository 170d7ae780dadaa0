"use client";
import { Moon, Sun } from "lucide-react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchRow } from "@/components/ui/switch";
import { serverNow } from "@/hooks/server-clock";
import { useDelivery } from "@/hooks/use-delivery-settings";
import { useChangeDelivery } from "@/hooks/use-preference";
import { useTick } from "@/hooks/use-tick";
import { allZones } from "@/lib/core/time-zones";
import type { DeliverySettings, QuietHours } from "@/lib/domain/preference/schema";
import { quietState } from "./quiet-state";
import { QuietWeekFields } from "./quiet-week-fields";
import { SettingsSection } from "./settings-section";

const REFRESH_MS = 5000;

export function QuietHoursCard() {
  const delivery = useDelivery();
  return (
    <SettingsSection
      id="quiet"
      title="Quiet hours"
      note="No toasts, sound or vibration. Notifications still appear in the bell."
    >
      <QueryState
        query={delivery}
        skeleton={<Skeleton className="my-2 h-[620px]" />}
        errorTitle="Your quiet hours could not be loaded"
      >
        {(settings) => <QuietHoursSettings delivery={settings} />}
      </QueryState>
    </SettingsSection>
  );
}

function QuietHoursSettings({ delivery }: { delivery: DeliverySettings }) {
  const save = useChangeDelivery();
  const { quiet_hours: quiet, timezone } = delivery;
  const change = (next: Partial<QuietHours>) => save.mutate({ body: { quiet_hours: next } });
  const zones = [...new Set([timezone, ...allZones()])].map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));
  return (
    <>
      <SwitchRow
        title="Quiet hours"
        note={<QuietStateNote delivery={delivery} />}
        checked={quiet.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      <div className="border-t border-line">
        <SwitchRow
          title="Allow urgent notifications"
          note="They still show a toast, for example when a booking is about to end."
          checked={quiet.bypass_high}
          onChange={(bypass_high) => change({ bypass_high })}
        />
      </div>
      <div className="border-t border-line py-3">
        <QuietWeekFields weekly={quiet.weekly} onChange={(weekly) => change({ weekly })} />
      </div>
      <div className="border-t border-line pt-3 pb-3">
        <Field label="Time zone" help="This is also the time zone of your profile.">
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

function QuietStateNote({ delivery }: { delivery: DeliverySettings }) {
  useTick(REFRESH_MS);
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
