"use client";
import { clsx } from "clsx";
import { ChevronRight, LoaderCircle } from "lucide-react";
import { Card } from "@/components/ui/card";

export interface DemoAccount {
  email: string;
  role: string;
  name: string;
}
interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  pending: string | null;
  onChoose: (email: string) => void;
}

const row = clsx(
  "flex min-h-14 w-full items-center gap-3 px-4 py-2 text-left",
  "hover:bg-sunk disabled:opacity-60",
);

/** With demo data: signs in as any role with one click. */
export function DemoAccounts({ accounts, pending, onChoose }: DemoAccountsProps) {
  return (
    <Card aria-labelledby="demo-title" className="overflow-hidden">
      <h2 id="demo-title" className="px-4 pt-3.5 pb-2 text-sm font-[560] text-muted">
        Demo accounts: select one to sign in
      </h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.email} className="border-t border-line">
            <button
              type="button"
              disabled={pending !== null}
              onClick={() => onChoose(account.email)}
              className={row}
            >
              <span className="min-w-0 flex-1">
                <span className="block font-[600]">
                  <bdi>{account.name}</bdi>{" "}
                  <span className="font-[450] text-muted capitalize">· {account.role}</span>
                </span>
                <span className="block truncate text-sm text-muted">{account.email}</span>
              </span>
              {pending === account.email ? (
                <LoaderCircle size={18} className="animate-spin" aria-hidden />
              ) : (
                <ChevronRight size={18} className="text-muted" aria-hidden />
              )}
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
