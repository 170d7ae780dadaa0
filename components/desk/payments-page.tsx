"use client";
import { Banknote } from "lucide-react";
import { useQueryStates } from "nuqs";
import { methodNames, paymentStatusNames } from "@/components/payment/payment-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SearchField } from "@/components/ui/search-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Th } from "@/components/ui/table";
import { useSettledText } from "@/hooks/use-debounced";
import { useAllPayments } from "@/hooks/use-payment";
import type { Payment } from "@/lib/domain/desk/schema";
import { paymentMethods, paymentStatuses } from "@/lib/domain/payment/values";
import { paymentsParsers, paymentsQuery } from "./payments-search";
import { PaymentCard, PaymentTableRow } from "./payment-row";

const statusOptions = [
  { value: "", label: "All statuses" },
  ...paymentStatuses.map((value) => ({ value, label: paymentStatusNames[value] })),
];
const methodOptions = [
  { value: "", label: "Card and cash" },
  ...paymentMethods.map((value) => ({ value, label: methodNames[value] })),
];

export function PaymentsPage() {
  const [filters, setFilters] = useQueryStates(paymentsParsers);
  const q = useSettledText(filters.q);
  const payments = useAllPayments(paymentsQuery({ ...filters, q }));
  return (
    <>
      <PageTitle note="All payments, newest first. You can verify cash here.">Payments</PageTitle>
      <div className="my-4 grid grid-cols-2 gap-2.5 sm:flex [&>:first-child]:col-span-2">
        <SearchField
          label="Search by booking, plate, driver or lot"
          placeholder="Booking, plate, driver or lot"
          value={filters.q}
          onChange={(next) => void setFilters({ q: next })}
        />
        <Field label="Status" hideLabel className="sm:w-48">
          <Select
            options={statusOptions}
            value={filters.status ?? ""}
            onChange={(event) =>
              void setFilters({
                status: paymentStatuses.find((one) => one === event.target.value) ?? null,
              })
            }
          />
        </Field>
        <Field label="Method" hideLabel className="sm:w-48">
          <Select
            options={methodOptions}
            value={filters.payment_method ?? ""}
            onChange={(event) =>
              void setFilters({
                payment_method: paymentMethods.find((one) => one === event.target.value) ?? null,
              })
            }
          />
        </Field>
      </div>
      <QueryState
        query={payments}
        skeleton={<SkeletonRows rows={6} />}
        empty={
          <EmptyState icon={<Banknote size={26} />} title="No payments here">
            Choose another search, status or method.
          </EmptyState>
        }
      >
        {(rows) => (
          <div aria-busy={payments.isFetching} className="grid gap-4">
            <PaymentTable payments={rows} />
            <ul className="grid gap-3 lg:hidden">
              {rows.map((payment) => (
                <PaymentCard key={payment.id} payment={payment} />
              ))}
            </ul>
            <LoadMore query={payments} />
          </div>
        )}
      </QueryState>
    </>
  );
}

function PaymentTable({ payments }: { payments: readonly Payment[] }) {
  return (
    <div className="hidden lg:block">
      <Table label="Payments">
        <thead>
          <tr>
            <Th>Booking</Th>
            <Th>Driver</Th>
            <Th>Method</Th>
            <Th className="text-right">Amount</Th>
            <Th>Status</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <PaymentTableRow key={payment.id} payment={payment} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}
