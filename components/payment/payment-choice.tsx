"use client";
import { Banknote, CreditCard } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { ChipGroup } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { groupDigits, tokenOf } from "./test-cards";

export interface Payment {
  method: "card" | "cash";
  number: string;
}
interface PaymentChoiceProps {
  value: Payment;
  onChange: (value: Payment) => void;
  cash: boolean;
  cashHint: string;
  error: string | undefined;
}

/** What is sent to pay with; undefined when the card's number is none of the sandbox's. */
export function paymentBody({
  method,
  number,
}: Payment):
  { payment_method: "cash" } | { payment_method: "card"; payment_token: string } | undefined {
  if (method === "cash") return { payment_method: "cash" };
  const token = tokenOf(number);
  return token === undefined ? undefined : { payment_method: "card", payment_token: token };
}

export function PaymentChoice({ value, onChange, cash, cashHint, error }: PaymentChoiceProps) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 text-sm font-[560]">Payment</legend>
      {cash && (
        <ChipGroup
          label="Payment method"
          value={value.method}
          onChange={(method) => onChange({ ...value, method })}
          options={[
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
          ]}
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
          help="Sandbox: no money moves. 4242… works, 4000 0000 0000 0002 is declined."
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
