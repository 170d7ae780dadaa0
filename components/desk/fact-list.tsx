import type { ReactNode } from "react";

export type Fact = [name: string, value: ReactNode];

/** Names and values; those without a value are left out. */
export const FactList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-5 gap-y-2">
    {facts.map(
      ([name, value]) =>
        value && (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="text-right break-words">{value}</dd>
          </div>
        ),
    )}
  </dl>
);
