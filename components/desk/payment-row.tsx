"use client";
import { CashDecision } from "@/components/decision/cash-decision";
import { HoldEnds } from "@/components/decision/waiting-time";
import { methodNames } from "@/components/payment/payment-names";
import { PaymentStatus } from "@/components/payment/payment-status";
import { formatDateTime } from "@/components/ui/format";
import { isolate } from "@/components/ui/isolate";
import { Link } from "@/components/ui/link";
import { Td, Tr } from "@/components/ui/table";
import { useActor } from "@/hooks/use-actor";
import { formatDecimal } from "@/lib/core/money";
import type { Payment } from "@/lib/domain/desk/schema";

const canDecide = (payment: Payment) =>
  payment.status === "pending" && payment.payment_method === "cash";
/** "Cash", or "Cash, extension" */
const wayOf = ({ payment_method, purpose }: Payment) =>
  purpose === "extension"
    ? `${methodNames[payment_method]}, extension`
    : methodNames[payment_method];
const aboutOf = (payment: Payment) =>
  `${isolate(payment.user_name)}, booking #${payment.booking_number}`;

export function PaymentTableRow({ payment }: { payment: Payment }) {
  const { timezone } = useActor();
  return (
    <Tr className="relative hover:bg-sunk/50">
      <Td className="whitespace-nowrap">
        <Link
          href={`/admin/payments/${payment.id}`}
          className="font-[620] after:absolute after:inset-0"
        >
          #{payment.booking_number}
        </Link>
        <p className="text-sm text-muted">{formatDateTime(payment.created_at, timezone)}</p>
      </Td>
      <Td>
        <p className="font-[560]">{payment.user_name}</p>
        <p className="text-sm text-muted">
          <bdi>{payment.lot_name}</bdi>, Slot {payment.slot_number}
          {payment.vehicle_number && (
            <>
              {" "}
              · <span className="whitespace-nowrap">{payment.vehicle_number}</span>
            </>
          )}
        </p>
      </Td>
      <Td className="text-muted">{wayOf(payment)}</Td>
      <Td className="text-right font-[620] whitespace-nowrap">
        {formatDecimal(payment.amount, payment.currency)}
        <Refunded payment={payment} />
      </Td>
      <Td>
        <PaymentStatus status={payment.status} />
        <Remark payment={payment} />
      </Td>
      <Td className="relative">
        {canDecide(payment) && (
          <CashDecision
            paymentId={payment.id}
            amount={payment.amount}
            currency={payment.currency}
            about={aboutOf(payment)}
            isExtension={payment.purpose === "extension"}
          />
        )}
      </Td>
    </Tr>
  );
}

export function PaymentCard({ payment }: { payment: Payment }) {
  const { timezone } = useActor();
  return (
    <li className="relative grid gap-2 rounded-card border border-line bg-card p-4 shadow-card">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <Link
            href={`/admin/payments/${payment.id}`}
            className="font-[620] after:absolute after:inset-0"
          >
            <bdi>{payment.user_name}</bdi> · #{payment.booking_number}
          </Link>
          <p className="text-sm text-muted">
            <bdi>{payment.lot_name}</bdi>, Slot {payment.slot_number} · {wayOf(payment)}
          </p>
          <p className="text-sm text-muted">{formatDateTime(payment.created_at, timezone)}</p>
        </div>
        <div className="shrink-0 text-right font-[620]">
          {formatDecimal(payment.amount, payment.currency)}
          <Refunded payment={payment} />
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <PaymentStatus status={payment.status} />
        <Remark payment={payment} />
      </div>
      {canDecide(payment) && (
        <div className="relative">
          <CashDecision
            wide
            paymentId={payment.id}
            amount={payment.amount}
            currency={payment.currency}
            about={aboutOf(payment)}
            isExtension={payment.purpose === "extension"}
          />
        </div>
      )}
    </li>
  );
}

function Refunded({ payment }: { payment: Payment }) {
  if (Number(payment.refunded) === 0) return null;
  return (
    <p className="text-sm font-[400] text-muted">
      {formatDecimal(payment.refunded, payment.currency)} refunded
    </p>
  );
}

function Remark({ payment }: { payment: Payment }) {
  const { timezone } = useActor();
  if (canDecide(payment) && payment.hold_until)
    return (
      <p className="text-sm">
        <HoldEnds until={payment.hold_until} />
      </p>
    );
  // A payment that nobody made has the reason "cancelled", which its status says already.
  const reason = payment.failure_reason === payment.status ? null : payment.failure_reason;
  const text =
    reason ??
    (payment.verified_by && payment.verified_at
      ? `by ${payment.verified_by}, ${formatDateTime(payment.verified_at, timezone)}`
      : null);
  return text && <p className="text-sm text-muted">{text}</p>;
}
