"use client";
import { clsx } from "clsx";
import { ChevronDown, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useSettings } from "@/hooks/use-preference";
import type { Setting } from "@/lib/domain/preference/schema";
import { useCategoryEvents } from "./category-events";
import { CategoryGridHead } from "./category-grid-head";
import { categoryLabels } from "./category-labels";
import { CategoryRow } from "./category-row";
import { ChannelNotes } from "./channel-notes";
import { ResetButton } from "./reset-button";
import { SettingsSection } from "./settings-section";

const order = Object.keys(categoryLabels);

/** Which categories are delivered on which channels: a table on a desktop, cards on a phone. */
export function CategoryGrid() {
  const settings = useSettings();
  return (
    <SettingsSection
      id="notifications"
      title="Channels"
      note="Choose how each category reaches you. The bell keeps everything."
      aside={<ResetButton />}
      className="overflow-hidden max-xl:border-0 max-xl:bg-transparent max-xl:shadow-none"
    >
      <QueryState
        query={settings}
        skeleton={<SkeletonGrid />}
        loading="Loading your settings"
        errorTitle="Your settings could not be loaded"
      >
        {({ results }) => <Grid settings={results} />}
      </QueryState>
    </SettingsSection>
  );
}

function Grid({ settings }: { settings: readonly Setting[] }) {
  const events = useCategoryEvents();
  const [showsAll, setShowsAll] = useState(false);
  // On a phone the simple switches come first.
  const [isUnfolded, setIsUnfolded] = useState(false);
  const sorted = [...settings].sort(
    (a, b) => order.indexOf(a.notification_type) - order.indexOf(b.notification_type),
  );
  const used = sorted.filter((one) => events[one.notification_type]);
  const unused = sorted.filter((one) => !used.includes(one));
  return (
    <>
      <ChannelNotes />
      <Button
        variant="secondary"
        wide
        aria-expanded={isUnfolded}
        className="mb-3 xl:hidden"
        icon={<SlidersHorizontal size={18} aria-hidden />}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        Choose for every kind
      </Button>
      <CategoryGridHead />
      <ul
        className={clsx(
          "grid gap-3 md:grid-cols-2 xl:grid-cols-1 xl:gap-0",
          !isUnfolded && "max-xl:hidden",
        )}
      >
        {(showsAll ? [...used, ...unused] : used).map((one) => (
          <CategoryRow key={one.id} setting={one} />
        ))}
      </ul>
      {unused.length > 0 && (
        <div
          className={clsx(
            !isUnfolded && "max-xl:hidden",
            "pt-3 xl:border-t xl:border-line xl:px-5 xl:py-2",
          )}
        >
          <Button
            variant="quiet"
            size="small"
            aria-expanded={showsAll}
            className="-ml-3.5"
            onClick={() => setShowsAll(!showsAll)}
            icon={<ChevronDown size={16} aria-hidden className={showsAll ? "rotate-180" : ""} />}
          >
            {showsAll ? "Show fewer" : `Show ${unused.length} unused categories`}
          </Button>
        </div>
      )}
    </>
  );
}

const SkeletonGrid = () => (
  <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-1 xl:p-5">
    {[0, 1, 2, 3].map((row) => (
      <Skeleton key={row} className="h-[420px] rounded-card xl:h-24" />
    ))}
  </div>
);
