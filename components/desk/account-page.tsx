"use client";
import { capitalise } from "@/components/ui/capitalise";
import { Card, CardHead } from "@/components/ui/card";
import { formatDateTime, formatMoment } from "@/components/ui/format";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { OwnerDecision } from "@/components/decision/owner-decision";
import { isolate } from "@/components/ui/isolate";
import { useAccount } from "@/hooks/use-account";
import { useActor } from "@/hooks/use-actor";
import type { AccountDetails } from "@/lib/domain/desk/schema";
import { AccountStatus } from "./account-status";
import { AccountSwitch } from "./account-switch";
import { BackLink, TextLink } from "./detail-frame";
import { FactList } from "./fact-list";

export function AccountPage({ id }: { id: string }) {
  return (
    <>
      <BackLink href="/admin/users">People</BackLink>
      <QueryState
        query={useAccount(id)}
        skeleton={<Skeleton className="mt-3 h-96 rounded-card" />}
        loading="Loading the account"
        errorTitle="This account could not be loaded"
      >
        {(account) => <Details account={account} />}
      </QueryState>
    </>
  );
}

function Details({ account }: { account: AccountDetails }) {
  return (
    <>
      <PageTitle note={account.email}>{account.name}</PageTitle>
      <div className="mt-5 grid gap-4 lg:grid-cols-2 lg:items-start">
        <Card>
          <CardHead title="Account">
            <AccountStatus status={account.status} />
          </CardHead>
          <div className="grid gap-5 px-4 pb-4">
            <AccountFacts account={account} />
            {account.status === "pending" ? (
              <OwnerDecision ownerId={account.id} about={isolate(account.name)} wide />
            ) : (
              <AccountSwitch account={account} />
            )}
          </div>
        </Card>
        <History account={account} />
      </div>
    </>
  );
}

function AccountFacts({ account }: { account: AccountDetails }) {
  const { timezone } = useActor();
  const { bookings, open_bookings } = account;
  return (
    <FactList
      facts={[
        ["Role", capitalise(account.role)],
        ["Phone", account.phone_number],
        ["Time zone", account.timezone.replaceAll("_", " ")],
        ["Joined", formatDateTime(account.created_at, timezone)],
        [
          "Last seen",
          account.last_seen_at && capitalise(formatMoment(account.last_seen_at, timezone)),
        ],
        ["Signed in on", `${account.sessions} ${account.sessions === 1 ? "device" : "devices"}`],
        ["Bookings", account.role === "driver" && `${bookings}, ${open_bookings} open`],
        [
          "Lots",
          account.lots.length > 0 && (
            <span className="grid justify-items-end gap-1">
              {account.lots.map(({ id, name }) => (
                <TextLink key={id} href={`/admin/lots/${id}`}>
                  {name}
                </TextLink>
              ))}
            </span>
          ),
        ],
      ]}
    />
  );
}

/** "user.deactivated" reads "Deactivated". */
function labelOf(action: string): string {
  return capitalise(action.split(".").at(-1)!.replaceAll("_", " "));
}

function History({ account: { history } }: { account: AccountDetails }) {
  const { timezone } = useActor();
  return (
    <Card>
      <CardHead title="History" />
      {history.length === 0 ? (
        <p className="px-4 pb-4 text-muted">No administrator has changed this account.</p>
      ) : (
        <ul>
          {history.map(({ at, action, by, reason }) => (
            <li key={`${at} ${action}`} className="border-t border-line px-4 py-3">
              <p className="flex justify-between gap-3">
                <span className="font-[560]">{labelOf(action)}</span>
                <time dateTime={at} className="text-sm text-muted">
                  {formatDateTime(at, timezone)}
                </time>
              </p>
              <p className="text-sm text-muted">
                {[`by ${by}`, reason].filter(Boolean).join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
