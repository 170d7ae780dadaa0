"use client";
import { useState } from "react";
import { paymentBody, type PaymentInput } from "./payment-choice";
import { DEFAULT_CARD_NUMBER } from "./test-cards";

/** How somebody pays in a form: the fields, and the payment to be read at its submission. */
export function usePaymentInput(method: PaymentInput["method"] = "card") {
  const [value, setValue] = useState<PaymentInput>({ method, number: DEFAULT_CARD_NUMBER });
  const [error, setError] = useState<string>();
  function onChange(next: PaymentInput) {
    setValue(next);
    setError(undefined);
  }
  /** The payment of the body. Undefined, and said at the field, if the card is no test card. */
  function read() {
    const body = paymentBody(value);
    setError(body ? undefined : "This is not one of the test cards.");
    return body;
  }
  return { fields: { value, onChange, error }, read };
}
