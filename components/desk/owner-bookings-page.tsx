"use client";
import { Download, Ticket } from "lucide-react";
import { useQueryStates } from "nuqs";
import { buttonClass } from "@/components/ui/button";
import { ChipGroup } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SearchField } from "@/components/ui/search-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useBookingPages } from "@/hooks/use-booking";
import { useSettledText } from "@/hooks/use-debounced";
import { useMyLots } from "@/hooks/use-lot";
import { BookingDialog } from "./booking-dialog";
import { BookingCards, BookingTable } from "./booking-table";
import { DayField } from "./day-field";
import {
  dayZone,
  exportPath,
  ownerBookingsParsers,
  ownerBookingsQuery,
  viewNames,
  views,
} from "./owner-bookings-search";

const exportLink = buttonClass({ variant: "secondary" });
const chips = viewNames.map((value) => ({ value, label: views[value].label }));

interface OwnerBookingsPageProps {
  /** The page of a booking; without it, a booking opens in a dialog. */
  page?: string;
}

export function OwnerBookingsPage({ page }: OwnerBookingsPageProps) {
  const [shown, setShown] = useQueryStates(ownerBookingsParsers);
  const q = useSettledText(shown.q);
  const { timezone, mixed } = dayZone(useMyLots().data, shown.lot, useActor().timezone);
  const query = ownerBookingsQuery({ ...shown, q }, timezone);
  const list = useBookingPages(query);
  const open = (booking: string | null) => void setShown({ booking });
  const rows = page ? { page } : { onOpen: open };
  return (
    <>
      <PageTitle>Bookings</PageTitle>
      <ChipGroup
        label="Show"
        value={shown.view}
        options={chips}
        onChange={(view) => void setShown({ view })}
        className="mt-3 max-lg:-mx-5 max-lg:px-5"
      />
      <div className="my-3 flex flex-wrap gap-2.5">
        <SearchField
          label="Search by plate, driver or number"
          placeholder="Plate, driver or number"
          value={shown.q}
          onChange={(q) => void setShown({ q })}
        />
        <LotFilter value={shown.lot} onChange={(lot) => void setShown({ lot })} />
        <DayField label="From" value={shown.from} onChange={(from) => void setShown({ from })} />
        <DayField label="To" value={shown.to} onChange={(to) => void setShown({ to })} />
        {mixed && (
          <span className="self-center text-sm text-muted">
            Days in {timezone.replaceAll("_", " ")}
          </span>
        )}
        <a href={exportPath(query)} download className={exportLink}>
          <Download size={18} aria-hidden />
          Export CSV
        </a>
      </div>
      <QueryState
        query={list}
        skeleton={<SkeletonRows rows={6} />}
        empty={
          <EmptyState icon={<Ticket size={26} />} title="No bookings here">
            {q.trim() || shown.from || shown.to
              ? "Try other days, another plate or number."
              : "New bookings appear here."}
          </EmptyState>
        }
      >
        {(bookings) => (
          <div aria-busy={list.isFetching} className="grid gap-4">
            <div className="hidden lg:block">
              <BookingTable bookings={bookings} {...rows} />
            </div>
            <div className="lg:hidden">
              <BookingCards bookings={bookings} {...rows} />
            </div>
            <LoadMore query={list} />
          </div>
        )}
      </QueryState>
      <BookingDialog id={shown.booking} onClose={() => open(null)} />
    </>
  );
}

function LotFilter({ value, onChange }: { value: string; onChange: (lot: string) => void }) {
  const { data } = useMyLots();
  if (!data || data.results.length < 2) return null;
  const options = [
    { value: "", label: "All lots" },
    ...data.results.map((lot) => ({ value: lot.id, label: lot.name })),
  ];
  return (
    <Field label="Lot" hideLabel className="min-w-44 max-sm:flex-1">
      <Select options={options} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
