"use client";
import { clsx } from "clsx";
import { ArrowLeft, Eye } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { backLinkClass, ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useLot } from "@/hooks/use-lot";
import { useWatchLot } from "@/hooks/use-realtime";
import type { Lot } from "@/lib/domain/lot/schema";
import { DetailsTab } from "./details-tab";
import { LayoutTab } from "./layout-tab";
import { MapStyleProvider } from "./place-map";
import { PricesTab } from "./prices-tab";
import { SaveProvider, useSaveState } from "./save-state";
import { SaveStatusLine } from "./save-status";
import { TermsTab } from "./terms-tab";
import { withUnsaved } from "./use-lot-saver";

const tabNames = ["layout", "details", "prices", "terms"] as const;
type TabName = (typeof tabNames)[number];
const labels: Record<TabName, string> = {
  layout: "Layout",
  details: "Details",
  prices: "Prices & hours",
  terms: "Terms",
};
const contents: Record<TabName, (props: { lot: Lot }) => React.ReactNode> = {
  layout: LayoutTab,
  details: DetailsTab,
  prices: PricesTab,
  terms: TermsTab,
};

/** An owner's lot: its layout and everything that drivers read about it. */
export function LotEditorPage({ id, mapStyleUrl }: { id: string; mapStyleUrl: string | null }) {
  useWatchLot(id);
  const lot = useLot(id);
  return (
    <QueryState
      query={lot}
      skeleton={
        <div className="grid gap-4">
          <Skeleton className="h-16 w-72" />
          <Skeleton className="h-[460px] rounded-card" />
        </div>
      }
      errorTitle="This lot could not be loaded"
    >
      {(data) => (
        <MapStyleProvider value={mapStyleUrl}>
          <LotEditor stored={data} />
        </MapStyleProvider>
      )}
    </QueryState>
  );
}

function LotEditor({ stored }: { stored: Lot }) {
  const status = useSaveState();
  const lot = withUnsaved(stored, status.running);
  const [tab, setTab] = useQueryState(
    "tab",
    parseAsStringLiteral(tabNames).withDefault("layout").withOptions({ history: "push" }),
  );
  const Content = contents[tab];
  return (
    <SaveProvider value={status}>
      <div className="grid gap-1">
        <Link href="/owner/lots" className={backLinkClass}>
          <ArrowLeft size={18} aria-hidden />
          All lots
        </Link>
        <div className="flex flex-wrap items-end justify-between gap-x-4">
          <PageTitle note={`${lot.address} · ${lot.city}`}>
            <span dir="auto">{lot.name}</span>
          </PageTitle>
          <div className="flex flex-wrap items-center gap-3">
            <SaveStatusLine />
            <ButtonLink
              href={`/lots/${lot.id}?editor=true`}
              variant="secondary"
              size="small"
              icon={<Eye size={18} aria-hidden />}
            >
              See as a driver
            </ButtonLink>
          </div>
        </div>
      </div>
      <nav
        aria-label="Parts of the lot"
        className={clsx(
          "mt-2 mb-4 flex gap-5 overflow-x-auto border-b border-line max-lg:-mx-5",
          "max-lg:px-5",
        )}
      >
        {tabNames.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === tab ? "page" : undefined}
            onClick={() => void setTab(name)}
            className={clsx(
              "h-11 shrink-0 border-b-3 border-transparent font-[560] text-muted",
              "hover:text-ink aria-[current]:border-paint aria-[current]:text-ink",
            )}
          >
            {labels[name]}
          </button>
        ))}
      </nav>
      <Content lot={lot} />
    </SaveProvider>
  );
}
