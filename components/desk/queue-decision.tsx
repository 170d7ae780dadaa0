"use client";
import { CashDecision } from "@/components/decision/cash-decision";
import { OwnerDecision } from "@/components/decision/owner-decision";
import { RequestDecision } from "@/components/decision/request-decision";
import { useReaderZone } from "@/hooks/use-actor";
import type { QueueItem } from "@/lib/domain/desk/schema";
import { wordsOf } from "./queue-words";

interface QueueDecisionProps {
  item: QueueItem;
  wide?: boolean;
  keys?: boolean;
}

/** The buttons that decide about an open item. */
export function QueueDecision({ item, ...look }: QueueDecisionProps) {
  const { about } = wordsOf(item, useReaderZone());
  if (item.kind === "owner") return <OwnerDecision ownerId={item.id} about={about} {...look} />;
  const { booking, payment_id, extension } = item;
  if (item.kind === "cash" && payment_id)
    return (
      <CashDecision
        paymentId={payment_id}
        amount={extension?.amount ?? booking.amount}
        currency={booking.currency}
        about={about}
        isExtension={extension !== null}
        {...look}
      />
    );
  return <RequestDecision bookingId={booking.id} about={about} {...look} />;
}
