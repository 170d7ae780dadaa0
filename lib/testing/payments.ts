import { newId } from "@/lib/core/id";
import { asc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import type { PaymentRow } from "@/lib/domain/payment/read";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import { payments, refunds, sandboxCharges } from "@/lib/domain/payment/table";
import { openPayment, type NewPayment } from "@/lib/domain/payment/write/open";
import { hold } from "./bookings";
import { openLot } from "./lots";
import { person } from "./people";

interface Options {
  method?: PaymentMethod;
  /** Minor units. */
  amount?: number;
  driver?: Actor;
}

/** Opens a pending payment for a held slot of a new lot, by card and of 60.00 when not given. */
export async function pendingPayment({
  method = "card",
  amount = 6000,
  driver,
}: Options = {}): Promise<PaymentRow> {
  const payer = driver ?? (await person("driver"));
  const lot = await openLot(await person("owner"), {}, { slots: 1 });
  const { holdId } = await hold(payer, lot.slots[0]!);
  return openNow({
    id: newId(),
    bookingId: holdId,
    payerId: payer.id,
    method,
    purpose: "booking",
    amount,
    currency: "PHP",
  });
}

/** Opens a payment in a transaction of its own. */
export const openNow = (payment: NewPayment): Promise<PaymentRow> =>
  transaction(() => Promise.resolve(openPayment(payment)));

/** A payment as it is stored now. */
export const storedPayment = async (id: string): Promise<PaymentRow> =>
  (await db().select().from(payments).where(eq(payments.id, id)))[0]!;

/** The refunds of a payment, oldest first. */
export const refundsOf = (paymentId: string) =>
  db()
    .select()
    .from(refunds)
    .where(eq(refunds.payment_id, paymentId))
    .orderBy(asc(refunds.created_at), asc(refunds.id));

/** What the card sandbox has recorded under a key, the id of a payment. */
export const sandboxCharge = async (key: string) =>
  (await db().select().from(sandboxCharges).where(eq(sandboxCharges.key, key)))[0];
