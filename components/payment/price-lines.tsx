import { formatDecimal } from "@/lib/core/money";

interface PriceLinesProps {
  lines: readonly { label: string; amount: string }[];
  total: string;
  currency: string;
}

export function PriceLines({ lines, total, currency }: PriceLinesProps) {
  return (
    <dl className="grid gap-1.5 text-base">
      {lines.map((line, index) => (
        <div key={`${index} ${line.label}`} className="flex justify-between gap-4">
          <dt className="text-muted">{line.label}</dt>
          <dd>{formatDecimal(line.amount, currency)}</dd>
        </div>
      ))}
      <div className="mt-1 flex justify-between gap-4 border-t border-line pt-2 font-[640]">
        <dt>Total</dt>
        <dd>{formatDecimal(total, currency)}</dd>
      </div>
    </dl>
  );
}
