"use client";
import { clsx } from "clsx";
import { ChevronDown, ListChecks, Search } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { useEarlyText } from "@/components/ui/use-early-text";
import { useSearchText } from "@/components/ui/use-search-text";
import { useActor } from "@/hooks/use-actor";
import { useMyLots } from "@/hooks/use-lot";
import type { NotificationSearch } from "./notification-views";
import type { Selection } from "./use-selection";

interface NotificationToolsProps {
  search: NotificationSearch;
  onChange: (change: Partial<NotificationSearch>) => void;
  selection: Selection;
}
const frame = "h-11 rounded-control border border-line bg-card text-[16px] lg:text-[15px]";

/** Search field, lot filter and the button that starts selecting. */
export function NotificationTools({ search, onChange, selection }: NotificationToolsProps) {
  const { button, isOn, start, stop } = selection;
  const [text, setText] = useSearchText(search.text, (next) => onChange({ text: next }));
  return (
    <div className="flex items-center gap-2">
      <label
        className={clsx(
          "flex min-w-0 flex-1 items-center gap-2 px-3",
          "focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-ink",
          frame,
        )}
      >
        <Search aria-hidden size={17} className="shrink-0 text-muted" />
        <span className="sr-only">Search notifications</span>
        <input
          type="search"
          ref={useEarlyText<HTMLInputElement>(text, setText)}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="Search"
          maxLength={100}
          className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-muted"
        />
      </label>
      <LotFilter lot={search.lot} onChange={(lot) => onChange({ lot })} />
      <IconButton
        ref={button}
        label="Select several"
        aria-pressed={isOn}
        className="shrink-0 aria-pressed:bg-ink aria-pressed:text-ground"
        onClick={isOn ? stop : start}
      >
        <ListChecks size={20} aria-hidden />
      </IconButton>
    </div>
  );
}

interface LotFilterProps {
  lot: string | null;
  onChange: (lot: string | null) => void;
}

function LotFilter({ lot, onChange }: LotFilterProps) {
  const mayHaveLots = useActor().role !== "driver";
  const lots = useMyLots(mayHaveLots).data?.results ?? [];
  if (lots.length < 2) return null;
  return (
    <span className="relative w-32 min-w-0 shrink">
      <select
        aria-label="Lot"
        value={lot ?? ""}
        onChange={(event) => onChange(event.target.value || null)}
        className={`w-full appearance-none truncate pr-8 pl-3 text-ink ${frame}`}
      >
        <option value="">All lots</option>
        {lots.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDown
        size={16}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
        aria-hidden
      />
    </span>
  );
}
