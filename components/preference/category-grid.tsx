"use client";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useSettings } from "@/hooks/use-preference";
import type { Setting } from "@/lib/domain/preference/schema";
import { CategoryRow } from "./category-row";
import { ChannelNotes } from "./channel-notes";
import { eventsOf } from "./events-of";
import { GridHead } from "./grid-head";
import { ResetButton } from "./reset-button";
import { Section } from "./section";
import { categoryWords } from "./words";

const order = Object.keys(categoryWords);

/** Category by channel: a table's rows on a desk, one card each on a phone. */
export function CategoryGrid() {
  const settings = useSettings();
  return (
    <Section
      id="notifications"
      title="What reaches me"
      note="The bell keeps everything. Here you choose what counts, and which other channels it is sent by."
      aside={<ResetButton />}
      className="overflow-hidden max-xl:border-0 max-xl:bg-transparent max-xl:shadow-none"
    >
      {settings.isError && !settings.data ? (
        <ErrorState
          error={settings.error}
          onRetry={() => void settings.refetch()}
          title="Your settings could not be loaded"
        />
      ) : settings.isPending ? (
        <LoadingGrid />
      ) : (
        <Grid settings={settings.data.results} />
      )}
    </Section>
  );
}

function Grid({ settings }: { settings: readonly Setting[] }) {
  const { role } = useActor();
  const [showsAll, setShowsAll] = useState(false);
  const sorted = [...settings].sort(
    (a, b) => order.indexOf(a.notification_type) - order.indexOf(b.notification_type),
  );
  const used = sorted.filter((one) => eventsOf(one.notification_type, role).length > 0);
  const others = sorted.filter((one) => !used.includes(one));
  return (
    <>
      <ChannelNotes />
      <GridHead />
      <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-1 xl:gap-0">
        {(showsAll ? [...used, ...others] : used).map((one) => (
          <CategoryRow key={one.id} setting={one} />
        ))}
      </ul>
      {others.length > 0 && (
        <div className="pt-3 xl:border-t xl:border-line xl:px-5 xl:py-2">
          <Button
            variant="quiet"
            size="small"
            aria-expanded={showsAll}
            className="-ml-3.5"
            onClick={() => setShowsAll(!showsAll)}
            icon={<ChevronDown size={16} aria-hidden className={showsAll ? "rotate-180" : ""} />}
          >
            {showsAll ? "Show fewer" : `${others.length} more kinds, quiet so far`}
          </Button>
        </div>
      )}
    </>
  );
}

function LoadingGrid() {
  return (
    <div role="status" className="grid gap-3 md:grid-cols-2 xl:grid-cols-1 xl:p-5">
      <span className="sr-only">Loading your settings</span>
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-[420px] rounded-card xl:h-24" />
      ))}
    </div>
  );
}
