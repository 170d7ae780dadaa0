"use client";
import { ChevronRight } from "lucide-react";
import { PauseControl } from "@/components/notification/pause-control";
import { Card } from "@/components/ui/card";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchRow } from "@/components/ui/switch";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import { useDelivery } from "@/hooks/use-delivery-settings";
import { useChangeSetting, useSettings } from "@/hooks/use-preference";
import type { DeliverySettings, Setting } from "@/lib/domain/preference/schema";
import { quietState } from "./quiet-state";
import { changeTo, simpleSwitches, stateOf, type SimpleSwitch } from "./simple-switches";

/** What answers most people: a few switches, quiet hours in one line, and a pause. */
export function SimpleCard() {
  const settings = useSettings();
  const delivery = useDelivery();
  const { role } = useActor();
  return (
    <div className="grid gap-4 lg:grid-cols-2 lg:items-start">
      <Card aria-label="Most used" className="divide-y divide-line px-4 py-1 sm:px-5">
        <QueryState
          query={settings}
          skeleton={<Skeleton className="my-3 h-[180px]" />}
          errorTitle="Your settings could not be loaded"
        >
          {({ results }) =>
            simpleSwitches[role].map((one) => (
              <SimpleRow key={one.title} simple={one} settings={results} />
            ))
          }
        </QueryState>
      </Card>
      <Card aria-label="Quiet" className="divide-y divide-line px-4 py-1 sm:px-5">
        <a href="#quiet" className="flex min-h-14 items-center gap-3 py-2">
          <span className="min-w-0 flex-1">
            <span className="block font-[560]">Quiet hours</span>
            <span className="block text-sm text-muted" suppressHydrationWarning>
              {delivery.data ? quietLine(delivery.data) : "\u00a0"}
            </span>
          </span>
          <ChevronRight size={18} aria-hidden className="shrink-0 text-muted" />
        </a>
        <PauseControl className="py-2" />
      </Card>
    </div>
  );
}

function SimpleRow({ simple, settings }: { simple: SimpleSwitch; settings: readonly Setting[] }) {
  const save = useChangeSetting();
  const state = stateOf(settings, simple);
  const rows = settings.filter((one) => simple.categories.includes(one.notification_type));
  const change = (on: boolean) => {
    for (const { id } of rows) save.mutate({ params: { id }, body: changeTo(on) });
  };
  return (
    <SwitchRow
      title={simple.title}
      note={state === "mixed" ? "Mixed: see every kind below" : simple.note}
      checked={state !== "off"}
      onChange={change}
    />
  );
}

function quietLine(delivery: DeliverySettings): string {
  const { text } = quietState(delivery, new Date(serverNow()));
  const { enabled, bypass_high } = delivery.quiet_hours;
  return enabled && bypass_high ? `${text} · urgent ones still come` : text;
}
