"use client";
import { clsx } from "clsx";
import { List, Map as MapIcon } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { PageTitle } from "@/components/ui/page-title";
import { useSettledText } from "@/hooks/use-debounced";
import { useGeolocation } from "@/hooks/use-geolocation";
import { useIsWide } from "@/hooks/use-is-wide";
import { useReaderZone } from "@/hooks/use-actor";
import { useLots } from "@/hooks/use-lot";
import { FilterChips, type FiltersChange } from "./filter-chips";
import { backQuery, findParsers, lotsQuery, mainCurrency } from "./find-filters";
import { FindResults } from "./find-results";
import { FindSearch } from "./find-search";
import { MapPanel } from "./map-panel";
import { SelectedLotCard } from "./selected-lot-card";
import { stayOf } from "./stay-params";

/** The value, or the last one that there was: a search that finds nothing has no currency. */
function useLastKnown<Value>(value: Value | null): Value | null {
  const [known, setKnown] = useState(value);
  if (value !== null && value !== known) setKnown(value);
  return value ?? known;
}

/** Lots as a list and on a map. The list is complete without the map. */
export function FindPage({ mapStyleUrl }: { mapStyleUrl: string | null }) {
  const readerZone = useReaderZone();
  const [filters, setFilters] = useQueryStates(findParsers, {
    history: "replace",
  });
  const change = (next: FiltersChange) => void setFilters(next);
  const near = useGeolocation((place) => change({ near: place, within: null }));
  const stay = stayOf(filters, readerZone);
  const lots = useLots(lotsQuery({ ...filters, q: useSettledText(filters.q) }, readerZone));
  const currency = useLastKnown(mainCurrency(lots.rows));
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [showsMap, setShowsMap] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const isWide = useIsWide();
  const back = backQuery(filters);
  const selected = lots.rows.find(({ id }) => id === selectedId);

  return (
    <div className="lg:grid lg:grid-cols-[420px_minmax(0,1fr)] lg:items-start lg:gap-6">
      <div className={clsx("grid gap-3.5", showsMap && "max-lg:mb-3")}>
        <PageTitle hidden>Find a slot</PageTitle>
        <FindSearch
          filters={filters}
          stay={stay}
          readerZone={readerZone}
          onChange={change}
          isOverlay={showsMap}
        />
        <FilterChips
          filters={filters}
          onChange={change}
          near={near}
          isRated={lots.rows.some(({ rating }) => rating !== null)}
          currency={currency}
        />
        {near.problem && (
          <p role="status" className="text-sm text-warn">
            {near.problem}
          </p>
        )}
        {hasFailed && (
          <p role="status" className="text-sm text-muted">
            This browser cannot draw the map. The list has the same lots.
          </p>
        )}
        {/* The last lot can be scrolled out from under the switch. */}
        <div className={clsx("max-lg:pb-28", showsMap && "max-lg:hidden")}>
          <FindResults
            lots={lots}
            stay={stay}
            readerZone={readerZone}
            back={back}
            selectedId={selectedId}
            onPoint={isWide ? setSelectedId : undefined}
            onClear={() => void setFilters(null)}
          />
        </div>
      </div>
      {!hasFailed && (
        <MapPanel
          isShown={showsMap}
          isLoaded={isWide || showsMap}
          selected={selected && <SelectedLotCard lot={selected} stay={stay} back={back} />}
          lots={lots.rows}
          stay={stay}
          near={filters.near}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onSearchArea={(area) => change({ near: area.near, within: area.radiusKm, q: null })}
          onLocate={near.ask}
          styleUrl={mapStyleUrl}
          onFailed={() => {
            setFailed(true);
            setShowsMap(false);
          }}
        />
      )}
      {!hasFailed && (
        <ViewSwitch showsMap={showsMap} onChange={setShowsMap} isRaised={!!selected} />
      )}
    </div>
  );
}

interface ViewSwitchProps {
  showsMap: boolean;
  onChange: (showsMap: boolean) => void;
  /** The selected lot's card is below it. */
  isRaised: boolean;
}

/** On a phone, switches between the list and the map. */
function ViewSwitch({ showsMap, onChange, isRaised }: ViewSwitchProps) {
  const Icon = showsMap ? List : MapIcon;
  return (
    <button
      type="button"
      className={clsx(
        "fixed left-1/2 z-20 flex h-12 -translate-x-1/2 items-center gap-2 rounded-full bg-ink",
        "px-5 font-[620] text-ground shadow-[0_10px_24px_-8px_rgb(20_24_26/0.5)] lg:hidden",
        showsMap && isRaised ? "bottom-60" : "bottom-24",
      )}
      onClick={() => onChange(!showsMap)}
    >
      <Icon size={19} aria-hidden />
      {showsMap ? "List" : "Map"}
    </button>
  );
}
