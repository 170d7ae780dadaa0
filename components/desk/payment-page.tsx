"use client";
import { CashDecision } from "@/components/decision/cash-decision";
import { methodNames, purposeNames } from "@/components/payment/payment-names";
import { PaymentStatus } from "@/components/payment/payment-status";
import { PlateChip } from "@/components/ui/badge";
import { Card, CardHead } from "@/components/ui/card";
import { formatDateTime } from "@/components/ui/format";
import { isolate } from "@/components/ui/isolate";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { usePayment } from "@/hooks/use-payment";
import { formatDecimal } from "@/lib/core/money";
import type { Payment } from "@/lib/domain/desk/schema";
import { BackLink, TextLink } from "./detail-frame";
import { FactList } from "./fact-list";

/** One payment with what it is for, what came of it, and the decision that is open. */
export function PaymentPage({ id }: { id: string }) {
  return (
    <>
      <BackLink href="/admin/payments">Payments</BackLink>
      <QueryState
        query={usePayment(id)}
        skeleton={<Skeleton className="mt-3 h-96 rounded-card" />}
        loading="Loading the payment"
        errorTitle="This payment could not be loaded"
      >
        {(payment) => <Details payment={payment} />}
      </QueryState>
    </>
  );
}

function Details({ payment }: { payment: Payment }) {
  const { amount, currency, booking_id, booking_number } = payment;
  const isOpen = payment.status === "pending" && payment.payment_method === "cash";
  return (
    <>
      <PageTitle note={`${isolate(payment.lot_name)}, Slot ${payment.slot_number}`}>
        {formatDecimal(amount, currency)} from <bdi>{payment.user_name}</bdi>
      </PageTitle>
      <Card className="mt-5 max-w-[640px]">
        <CardHead title={methodNames[payment.payment_method]}>
          <PaymentStatus status={payment.status} />
        </CardHead>
        <div className="grid gap-5 px-4 pb-4">
          <PaymentFacts payment={payment} />
          <TextLink href={`/admin/bookings/${booking_id}`}>Booking #{booking_number}</TextLink>
          {isOpen && (
            <CashDecision
              wide
              paymentId={payment.id}
              amount={amount}
              currency={currency}
              about={`${isolate(payment.user_name)}, booking #${booking_number}`}
              isExtension={payment.purpose === "extension"}
            />
          )}
        </div>
      </Card>
    </>
  );
}

function PaymentFacts({ payment }: { payment: Payment }) {
  const { timezone } = useActor();
  const { refunded, currency, hold_until, vehicle_number: plate } = payment;
  const decided = payment.failure_reason ? "Declined" : "Verified";
  return (
    <FactList
      facts={[
        ["For", purposeNames[payment.purpose]],
        ["Vehicle", plate && <PlateChip key="plate" number={plate} />],
        ["Made", formatDateTime(payment.created_at, timezone)],
        ["Hold ends", hold_until && formatDateTime(hold_until, timezone)],
        ["Refunded", Number(refunded) > 0 && formatDecimal(refunded, currency)],
        [`${decided} by`, payment.verified_by],
        [decided, payment.verified_at && formatDateTime(payment.verified_at, timezone)],
        ["Reason", payment.failure_reason],
        ["Transaction", payment.transaction_id],
      ]}
    />
  );
}
