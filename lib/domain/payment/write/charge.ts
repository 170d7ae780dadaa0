import { cardProvider, ProviderTimeout, type ChargeOutcome } from "../provider";
import type { PaymentRow } from "../read";

/**
 * Charges a card through the provider; call it outside of any transaction. Returns the outcome, or
 * null when the provider never received the charge: then nothing was charged and nothing will be.
 */
export async function chargeCard(
  payment: PaymentRow,
  token: string,
): Promise<ChargeOutcome | null> {
  try {
    return await cardProvider().charge({
      key: payment.id,
      amount: payment.amount,
      currency: payment.currency,
      token,
    });
  } catch (error) {
    if (error instanceof ProviderTimeout) return cardProvider().abandon(payment.id);
    throw error;
  }
}
