import { clsx } from "clsx";
import { formatDecimal } from "@/lib/core/money";
import type { Settlement } from "./settlement";

interface PriceLinesProps {
  lines: readonly { label: string; amount: string }[];
  total: string;
  currency: string;
  /** What became of the total, once that is not simply to be paid. */
  settlement?: Settlement | null;
}

export function PriceLines({ lines, total, currency, settlement }: PriceLinesProps) {
  return (
    <dl className="grid gap-1.5 text-base">
      {lines.map((line, index) => (
        <div key={`${index} ${line.label}`} className="flex justify-between gap-4">
          <dt className="text-muted">{line.label}</dt>
          <dd>{formatDecimal(line.amount, currency)}</dd>
        </div>
      ))}
      <div
        data-keep-clear
        className="mt-1 flex justify-between gap-4 border-t border-line pt-2 font-[640]"
      >
        <dt>Total</dt>
        <dd>{formatDecimal(total, currency)}</dd>
      </div>
      {settlement && <SettledLines settlement={settlement} currency={currency} />}
    </dl>
  );
}

function SettledLines({ settlement, currency }: { settlement: Settlement; currency: string }) {
  const { paid, refunded, kept } = settlement;
  const lines = [
    ["Paid", paid],
    ["Refunded", refunded],
    ["Kept", kept],
  ] as const;
  return lines.map(([label, amount]) => (
    <div
      key={label}
      className={clsx("flex justify-between gap-4", label === "Kept" && "font-[640]")}
    >
      <dt className={clsx(label !== "Kept" && "text-muted")}>{label}</dt>
      <dd>{formatDecimal(amount, currency)}</dd>
    </div>
  ));
}
