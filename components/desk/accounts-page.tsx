"use client";
import { UserRoundSearch } from "lucide-react";
import { useQueryStates } from "nuqs";
import { capitalise } from "@/components/ui/capitalise";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { formatAgo, formatDateTime } from "@/components/ui/format";
import { Select } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SearchField } from "@/components/ui/search-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useAccounts } from "@/hooks/use-account";
import { useActor } from "@/hooks/use-actor";
import { useSettledText } from "@/hooks/use-debounced";
import { roles } from "@/lib/core/actor";
import type { AccountRow } from "@/lib/domain/desk/schema";
import { accountStatuses } from "@/lib/domain/user/values";
import { AccountStatus, statusNames } from "./account-status";
import { accountsParsers, accountsQuery } from "./accounts-search";

const roleOptions = [
  { value: "", label: "All roles" },
  ...roles.map((value) => ({ value, label: capitalise(value) })),
];
const stateOptions = [
  { value: "", label: "All states" },
  ...accountStatuses.map((value) => ({ value, label: statusNames[value] })),
];

/** All accounts, by name, role and state. */
export function AccountsPage() {
  const [shown, setShown] = useQueryStates(accountsParsers);
  const q = useSettledText(shown.q);
  const list = useAccounts(accountsQuery({ ...shown, q }));
  return (
    <>
      <PageTitle note="Drivers, owners, staff and administrators, newest first.">People</PageTitle>
      <div className="my-4 grid grid-cols-2 gap-2.5 sm:flex [&>:first-child]:col-span-2">
        <SearchField
          label="Search by name, e-mail or phone"
          placeholder="Name, e-mail or phone"
          value={shown.q}
          onChange={(next) => void setShown({ q: next })}
        />
        <Field label="Role" hideLabel className="sm:w-40">
          <Select
            options={roleOptions}
            value={shown.role ?? ""}
            onChange={(event) =>
              void setShown({ role: roles.find((one) => one === event.target.value) ?? null })
            }
          />
        </Field>
        <Field label="State" hideLabel className="sm:w-52">
          <Select
            options={stateOptions}
            value={shown.state ?? ""}
            onChange={(event) =>
              void setShown({
                state: accountStatuses.find((one) => one === event.target.value) ?? null,
              })
            }
          />
        </Field>
      </div>
      <QueryState
        query={list}
        skeleton={<SkeletonRows rows={6} />}
        empty={
          <EmptyState icon={<UserRoundSearch size={26} />} title="Nobody found">
            Try another name, role or state.
          </EmptyState>
        }
      >
        {(accounts) => (
          <div aria-busy={list.isFetching} className="grid gap-4">
            <AccountTable accounts={accounts} />
            <AccountCards accounts={accounts} />
            <LoadMore query={list} />
          </div>
        )}
      </QueryState>
    </>
  );
}

const lastSeen = ({ last_seen_at }: AccountRow, timezone: string) =>
  last_seen_at ? formatAgo(last_seen_at, timezone) : "never";

function AccountTable({ accounts }: { accounts: readonly AccountRow[] }) {
  const { timezone } = useActor();
  return (
    <div className="hidden lg:block">
      <Table label="People">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>Role</Th>
            <Th>State</Th>
            <Th>Joined</Th>
            <Th>Last seen</Th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <Tr key={account.id} className="relative hover:bg-sunk/50">
              <Td>
                <Link
                  href={`/admin/users/${account.id}`}
                  className="font-[620] after:absolute after:inset-0"
                >
                  {account.name}
                </Link>
                <p className="text-sm break-all text-muted">{account.email}</p>
              </Td>
              <Td>{capitalise(account.role)}</Td>
              <Td>
                <AccountStatus status={account.status} />
              </Td>
              <Td className="whitespace-nowrap text-muted">
                {formatDateTime(account.created_at, timezone)}
              </Td>
              <Td className="whitespace-nowrap text-muted" suppressHydrationWarning>
                {lastSeen(account, timezone)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function AccountCards({ accounts }: { accounts: readonly AccountRow[] }) {
  const { timezone } = useActor();
  return (
    <ul className="grid gap-3 lg:hidden">
      {accounts.map((account) => (
        <li key={account.id}>
          <Link
            href={`/admin/users/${account.id}`}
            className="grid gap-1.5 rounded-card border border-line bg-card p-4 shadow-card"
          >
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate font-[620]">{account.name}</span>
              <AccountStatus status={account.status} />
            </span>
            <span className="text-sm break-all text-muted">{account.email}</span>
            <span className="text-sm text-muted" suppressHydrationWarning>
              {capitalise(account.role)} · last seen {lastSeen(account, timezone)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
