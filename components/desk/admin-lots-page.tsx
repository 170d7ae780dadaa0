"use client";
import { SquareParking } from "lucide-react";
import { useQueryStates } from "nuqs";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SearchField } from "@/components/ui/search-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useSettledText } from "@/hooks/use-debounced";
import { useLots } from "@/hooks/use-lot";
import { formatDecimal } from "@/lib/core/money";
import { addressLine } from "@/lib/domain/lot/rules";
import type { Lot } from "@/lib/domain/lot/schema";
import { lotsParsers, lotsQuery } from "./admin-lots-search";

/** All lots, by name and address. */
export function AdminLotsPage() {
  const [shown, setShown] = useQueryStates(lotsParsers);
  const q = useSettledText(shown.q);
  const list = useLots(lotsQuery({ q }));
  return (
    <>
      <PageTitle note="Every lot, by name.">Lots</PageTitle>
      <div className="my-4 flex">
        <SearchField
          label="Search by name or address"
          placeholder="Name or address"
          value={shown.q}
          onChange={(next) => void setShown({ q: next })}
        />
      </div>
      <QueryState
        query={list}
        skeleton={<SkeletonRows rows={6} />}
        empty={
          <EmptyState icon={<SquareParking size={26} />} title="No lot found">
            Try another name or address.
          </EmptyState>
        }
      >
        {(lots) => (
          <div aria-busy={list.isFetching} className="grid gap-4">
            <LotTable lots={lots} />
            <LotCards lots={lots} />
            <LoadMore query={list} />
          </div>
        )}
      </QueryState>
    </>
  );
}

const statusWords: Record<Lot["status"], string> = {
  active: "Open",
  maintenance: "Maintenance",
  closed: "Closed",
};
const LotStatus = ({ status }: { status: Lot["status"] }) => (
  <Badge tone={status === "active" ? "ok" : "warn"}>{statusWords[status]}</Badge>
);
const freeOf = (lot: Lot) => `${lot.available_slots} of ${lot.total_slots} free`;
const priceOf = (lot: Lot) => `${formatDecimal(lot.price_from, lot.currency)} an hour`;

function LotTable({ lots }: { lots: readonly Lot[] }) {
  return (
    <div className="hidden lg:block">
      <Table label="Lots">
        <thead>
          <tr>
            <Th>Lot</Th>
            <Th>Slots</Th>
            <Th>Price from</Th>
            <Th>Bookings</Th>
            <Th>State</Th>
          </tr>
        </thead>
        <tbody>
          {lots.map((lot) => (
            <Tr key={lot.id} className="relative hover:bg-sunk/50">
              <Td>
                <Link
                  href={`/admin/lots/${lot.id}`}
                  className="font-[620] after:absolute after:inset-0"
                >
                  {lot.name}
                </Link>
                <p className="text-sm text-muted">{addressLine(lot)}</p>
              </Td>
              <Td className="whitespace-nowrap">{freeOf(lot)}</Td>
              <Td className="whitespace-nowrap">{priceOf(lot)}</Td>
              <Td>{lot.mode === "request" ? "On request" : "Instant"}</Td>
              <Td>
                <LotStatus status={lot.status} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function LotCards({ lots }: { lots: readonly Lot[] }) {
  return (
    <ul className="grid gap-3 lg:hidden">
      {lots.map((lot) => (
        <li key={lot.id}>
          <Link
            href={`/admin/lots/${lot.id}`}
            className="grid gap-1.5 rounded-card border border-line bg-card p-4 shadow-card"
          >
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate font-[620]">{lot.name}</span>
              <LotStatus status={lot.status} />
            </span>
            <span className="text-sm text-muted">{addressLine(lot)}</span>
            <span className="text-sm text-muted">
              {freeOf(lot)} · {priceOf(lot)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
