"use client";
import { Banknote } from "lucide-react";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { PageTitle } from "@/components/ui/page-title";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Th } from "@/components/ui/table";
import { useAllPayments } from "@/hooks/use-payment";
import { paymentMethods } from "@/lib/domain/booking/schema";
import { paymentStatuses } from "@/lib/domain/payment/schema";
import { PaymentCard, PaymentTableRow } from "./payment-row";
import { paymentWords } from "./payment-status";

const statusOptions = [
  { value: "", label: "Every status" },
  ...paymentStatuses.map((value) => ({ value, label: paymentWords[value] })),
];
const methodOptions = [
  { value: "", label: "Card and cash" },
  { value: "card", label: "Card" },
  { value: "cash", label: "Cash" },
];

export function PaymentsPage() {
  const [filters, setFilters] = useQueryStates({
    status: parseAsStringLiteral(paymentStatuses),
    payment_method: parseAsStringLiteral(paymentMethods),
  });
  const payments = useAllPayments({
    status: filters.status ?? undefined,
    payment_method: filters.payment_method ?? undefined,
    ordering: "-created_at",
    page_size: "20",
  });
  return (
    <>
      <PageTitle note="Every payment, the newest first. Cash is verified in place.">
        Payments
      </PageTitle>
      <div className="my-4 grid grid-cols-2 gap-2.5 sm:flex">
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
      {payments.isError && payments.rows.length === 0 ? (
        <ErrorState error={payments.error} onRetry={() => void payments.refetch()} />
      ) : payments.isPending ? (
        <SkeletonRows rows={6} />
      ) : payments.rows.length === 0 ? (
        <EmptyState icon={<Banknote size={26} />} title="No payments here">
          Choose another status or method.
        </EmptyState>
      ) : (
        <div aria-busy={payments.isFetching}>
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
                {payments.rows.map((payment) => (
                  <PaymentTableRow key={payment.id} payment={payment} />
                ))}
              </tbody>
            </Table>
          </div>
          <ul className="grid gap-3 lg:hidden">
            {payments.rows.map((payment) => (
              <PaymentCard key={payment.id} payment={payment} />
            ))}
          </ul>
          {payments.hasNextPage && (
            <div className="mt-4 text-center">
              <Button
                variant="secondary"
                size="small"
                pending={payments.isFetchingNextPage}
                onClick={() => void payments.fetchNextPage()}
              >
                Load more
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}
