"use client";
import { clsx } from "clsx";
import { PageTitle } from "@/components/ui/page-title";
import type { EventsByCategory } from "@/lib/domain/preference/read/category-events";
import type { Channel } from "@/lib/event/event";
import { AlertCheck } from "./alert-check";
import { AlertsCard } from "./alerts-card";
import { AvailableChannels } from "./available-channels";
import { CategoryEvents } from "./category-events";
import { CategoryGrid } from "./category-grid";
import { DevicePush } from "./device-push";
import { MutesCard } from "./mutes-card";
import { QuietHoursCard } from "./quiet-hours-card";
import { SectionLinks } from "./section-links";
import { SimpleCard } from "./simple-card";

interface SettingsPageProps {
  available: readonly Channel[];
  events: EventsByCategory;
}

export function SettingsPage({ available, events }: SettingsPageProps) {
  return (
    <AvailableChannels value={available}>
      <div className="mb-4">
        <PageTitle note="Every change is saved at once.">Notification settings</PageTitle>
      </div>
      <SimpleCard />
      <SectionLinks />
      <div className="grid gap-8 lg:gap-10">
        <CategoryEvents value={events}>
          <CategoryGrid />
        </CategoryEvents>
        <div
          className={clsx(
            "grid gap-8 lg:gap-10 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] xl:items-start",
            "xl:gap-6",
          )}
        >
          <QuietHoursCard />
          <div className="grid gap-8 xl:gap-6">
            <DevicePush />
            <AlertsCard />
            <MutesCard />
          </div>
        </div>
        <AlertCheck />
      </div>
    </AvailableChannels>
  );
}
