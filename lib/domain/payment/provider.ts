import { setTimeout } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { sandboxCharges } from "./table";

export type ChargeOutcome =
  { kind: "succeeded"; ref: string } | { kind: "declined"; reason: string };
export interface Charge {
  key: string;
  amount: number;
  currency: string;
  token: string;
}

/** The provider did not answer in time. Only `abandon` tells whether the card was charged. */
export class ProviderTimeout extends Error {}

/**
 * What Parkmate needs from a card provider. Each call is idempotent by its key (the id of the
 * payment or refund), so that it can be repeated after a crash. Amounts are in minor units.
 */
export interface CardProvider {
  charge(charge: Charge): Promise<ChargeOutcome>;
  /**
   * Ends a charge that got no answer. Returns its outcome, or null when the provider never received
   * the charge; the provider then refuses a later charge with this key.
   */
  abandon(key: string): Promise<ChargeOutcome | null>;
  refund(refund: { key: string; chargeKey: string; amount: number }): Promise<{ ref: string }>;
}

const SANDBOX_TIMEOUT_MS = 1500;
/**
 * The outcomes of the sandbox's tokens. Tokens that are not listed are declined, except
 * `tok_timeout`, which gets no answer.
 */
const sandboxOutcomes: Record<string, "succeeded" | "insufficient_funds"> = {
  tok_ok: "succeeded",
  tok_insufficient_funds: "insufficient_funds",
};
const reasons = {
  declined: "the card was declined",
  insufficient_funds: "insufficient funds",
  abandoned: "the card provider did not answer",
} as const;

/** The built-in sandbox: it records charges in a table and moves no money. */
const sandbox: CardProvider = {
  async charge({ key, amount, currency, token }) {
    if (token === "tok_timeout") {
      await setTimeout(SANDBOX_TIMEOUT_MS);
      throw new ProviderTimeout("The sandbox was asked not to answer.");
    }
    const outcome = sandboxOutcomes[token] ?? "declined";
    const [charged] = await db()
      .insert(sandboxCharges)
      .values({ key, amount, currency, outcome })
      .onConflictDoNothing()
      .returning();
    return charged ? outcomeOf(charged) : storedOutcome(key);
  },
  async abandon(key) {
    await db()
      .insert(sandboxCharges)
      .values({ key, amount: 0, currency: "", outcome: "abandoned" })
      .onConflictDoNothing();
    const outcome = await storedOutcome(key);
    return outcome.kind === "declined" && outcome.reason === reasons.abandoned ? null : outcome;
  },
  async refund({ key, chargeKey, amount }) {
    await db()
      .update(sandboxCharges)
      .set({ refunded: sql`greatest(${sandboxCharges.refunded}, ${amount})` })
      .where(eq(sandboxCharges.key, chargeKey));
    return { ref: `sandbox_refund_${key}` };
  },
};

async function storedOutcome(key: string): Promise<ChargeOutcome> {
  const [row] = await db().select().from(sandboxCharges).where(eq(sandboxCharges.key, key));
  return outcomeOf(row!);
}

const outcomeOf = ({ key, outcome }: typeof sandboxCharges.$inferSelect): ChargeOutcome =>
  outcome === "succeeded"
    ? { kind: "succeeded", ref: `sandbox_${key}` }
    : { kind: "declined", reason: reasons[outcome] };

export const cardProvider = (): CardProvider => sandbox;
