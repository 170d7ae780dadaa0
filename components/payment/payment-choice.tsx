"use client";
import { Banknote, CreditCard } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { ChipGroup, type ChipOption } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { groupDigits, tokenOf } from "./test-cards";

export interface PaymentInput {
  method: "card" | "cash";
  /** The card number as typed. */
  number: string;
}
export interface PaymentChoiceProps {
  value: PaymentInput;
  onChange: (value: PaymentInput) => void;
  /** When to pay in cash; null where the lot takes none. */
  cashHint: string | null;
  /** What is wrong with the card. */
  error: string | undefined;
}

type PaymentBody = { payment_method: "cash" } | { payment_method: "card"; payment_token: string };

/** The payment of a request body; undefined when the number is not one of the test cards. */
export function paymentBody({ method, number }: PaymentInput): PaymentBody | undefined {
  if (method === "cash") return { payment_method: "cash" };
  const token = tokenOf(number);
  return token === undefined ? undefined : { payment_method: "card", payment_token: token };
}

const methods: ChipOption<PaymentInput["method"]>[] = [
  {
    value: "card",
    label: (
      <>
        <CreditCard size={16} aria-hidden />
        Card
      </>
    ),
  },
  {
    value: "cash",
    label: (
      <>
        <Banknote size={16} aria-hidden />
        Cash at the desk
      </>
    ),
  },
];

export function PaymentChoice({ value, onChange, cashHint, error }: PaymentChoiceProps) {
  return (
    <fieldset className="grid gap-3">
      <legend className={cashHint === null ? "sr-only" : "mb-1.5 text-sm font-[560]"}>
        Payment
      </legend>
      {cashHint !== null && (
        <ChipGroup
          label="Payment method"
          value={value.method}
          onChange={(method) => onChange({ ...value, method })}
          options={methods}
        />
      )}
      {value.method === "cash" ? (
        <p className="text-sm text-muted">{cashHint}</p>
      ) : (
        <Field
          label={
            <span className="flex items-center gap-2">
              Card number <Badge tone="info">Test</Badge>
            </span>
          }
          error={error}
          help="Test mode, no money is charged. 4242… succeeds, 4000 0000 0000 0002 is declined."
        >
          <Input
            inputMode="numeric"
            autoComplete="off"
            className="font-mono"
            value={value.number}
            onValueChange={(number) => onChange({ ...value, number: groupDigits(number) })}
          />
        </Field>
      )}
    </fieldset>
  );
}
