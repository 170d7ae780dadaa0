import { payPath } from "../action";
import { event, type Copy } from "../event";
import {
  confirmedFacts,
  failedPaymentFacts,
  pendingFacts,
  refundFacts,
  sampleBooking,
  samplePayment,
  verifiedFacts,
  type FailedPaymentFacts,
  type PendingFacts,
} from "../payload";
import { FIRST_CASH_REMINDER_PERCENT, LAST_CASH_REMINDER_PERCENT } from "../reminder-times";
import { momentText } from "../placeholder-values";
import {
  byDriver,
  byName,
  cashGroup,
  ofBooking,
  resolvesCash,
  resolvesFailedPayment,
  resolvesPayNotice,
} from "./shared";

const refresh = ["bookings", "slots", "payments", "queue", "dashboard"] as const;
/** A warning from the first reminder of the verifiers on, and urgent with the last one. */
const verifyCash = {
  title: "Verify cash",
  toast: "Cash {amount} from {driver} for #{n}, hold ends {hold_until}",
  detail: "Slot {slot} · {plate}{extension}",
  channels: { in_app: 0, push: 0 },
  asks: () => true,
  actions: ["verify", "decline"],
  level: (p: PendingFacts) =>
    p.elapsed_percent >= FIRST_CASH_REMINDER_PERCENT ? "warning" : "info",
  priority: (p: PendingFacts) =>
    p.elapsed_percent >= LAST_CASH_REMINDER_PERCENT ? "HIGH" : "MEDIUM",
} satisfies Copy<PendingFacts>;

/** " · extension by 30 min, until 15:30" */
const extensionNote = ({ extended_by, extended_to, timezone }: PendingFacts): string =>
  extended_by && extended_to
    ? ` · extension by ${extended_by} min, until ${momentText(extended_to, timezone)}`
    : "";

/** The payment while the slot is held, the booking where that goes on, or the lot. */
function linkOfFailed({ retry, booking_id, lot_id }: FailedPaymentFacts): string {
  if (retry === "hold") return payPath(booking_id);
  return retry ? `/bookings/${booking_id}` : `/lots/${lot_id}`;
}

export const paymentEvents = {
  payment_confirmed: event({
    payload: confirmedFacts,
    category: "payment",
    priority: "MEDIUM",
    level: "confirm",
    icon: "receipt",
    ...ofBooking,
    refresh,
    // A new booking has a toast of its own.
    ownAct: (p) => (p.instead_of_cash ? "read" : "silent"),
    dedupe: (p) => `payment:${p.payment_id}:confirmed`,
    resolves: [
      { ...resolvesCash("paid"), by: byDriver, when: (p) => p.instead_of_cash === true },
      { ...resolvesPayNotice("paid"), by: byDriver, when: (p) => p.instead_of_cash === true },
      { ...resolvesFailedPayment("paid"), by: byDriver },
    ],
    sample: samplePayment,
    to: {
      driver: {
        title: "Paid",
        subject: "Paid: {amount} for booking #{n}",
        toast: "Payment of {amount} confirmed",
        channels: { in_app: 0, email: 0 },
      },
    },
  }),
  cash_payment_pending: event({
    payload: pendingFacts,
    category: "payment",
    priority: "MEDIUM",
    level: "info",
    icon: "banknote",
    group: cashGroup,
    refresh,
    link: () => "/admin",
    placeholders: (p) => ({ extension: extensionNote(p) }),
    dedupe: (p) => `payment:${p.payment_id}:pending:${p.elapsed_percent}`,
    trueUntil: (p) => p.hold_until,
    sample: {
      ...samplePayment,
      elapsed_percent: 0,
      payment_method: "cash",
      hold_until: "2026-11-21T04:45:00Z",
    },
    to: { admin: verifyCash, owner: { ...verifyCash, link: () => "/owner" } },
  }),
  payment_verified: event({
    payload: verifiedFacts,
    category: "payment",
    priority: "HIGH",
    level: "success",
    icon: "badge-check",
    ...ofBooking,
    refresh,
    dedupe: (p) => `payment:${p.payment_id}:verified`,
    sample: { ...samplePayment, by_role: "admin", by_name: "Ada Cruz" },
    resolves: [
      { ...resolvesCash("verified"), by: byName },
      { ...resolvesPayNotice("verified"), by: byName },
    ],
    to: {
      driver: {
        title: "Payment verified",
        subject: "Payment verified: slot {slot}, {from}–{to}",
        toast: "Your cash payment has been verified",
        detail: "Slot {slot}, {from}–{to}",
        channels: { in_app: 0, email: 5, push: 0 },
      },
    },
  }),
  payment_failed: event({
    payload: failedPaymentFacts,
    category: "payment",
    priority: "HIGH",
    level: "error",
    icon: "credit-card",
    group: ofBooking.group,
    link: linkOfFailed,
    refresh,
    dedupe: (p) => `payment:${p.payment_id}:failed`,
    lockedReason: "A slot is not yours until it is paid.",
    // Another try takes the place of the first one, and a last one ends the hold.
    resolves: [
      {
        ...resolvesFailedPayment((p: FailedPaymentFacts) => (p.retry ? "tried again" : "released")),
        by: byDriver,
      },
    ],
    sample: { ...samplePayment, reason: "the card was declined" },
    to: {
      driver: {
        title: "Payment failed",
        subject: "Payment failed for booking #{n}",
        toast: "Payment failed: {reason}",
        channels: { in_app: 0, email: 0 },
        asks: (p) => p.retry === "hold",
        actions: ["pay_again", "book_again"],
      },
    },
  }),
  refund_issued: event({
    payload: refundFacts,
    category: "payment",
    priority: "MEDIUM",
    level: "success",
    icon: "undo-2",
    ...ofBooking,
    refresh,
    dedupe: (p) => `refund:${p.refund_id}`,
    sample: { ...samplePayment, refund: "120.00", refund_id: sampleBooking.lot_id },
    to: {
      driver: {
        title: "Refund",
        subject: "Refund of {refund} for booking #{n}",
        toast: "{refund} refunded to {refund_method}",
        channels: { in_app: 0, email: 0 },
      },
    },
  }),
} as const;
