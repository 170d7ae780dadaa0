"use client";
import { Laptop, Smartphone } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { formatAgo, formatDateTime } from "@/components/ui/format";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useEndOtherSessions, useEndSession, useSessions } from "@/hooks/use-session";
import { deviceName, isPhone } from "@/lib/domain/user/rules/device-name";
import type { Session } from "@/lib/domain/user/schema";

/** How many devices are listed at first; the present one is among them. */
const FIRST = 5;

/** Where the person is signed in; each other device can be signed out. */
export function SessionsCard() {
  const sessions = useSessions();
  return (
    <Card aria-labelledby="devices" className="scroll-mt-4">
      <CardHead title={<span id="devices">Signed in on</span>} />
      <QueryState
        query={sessions}
        skeleton={<Skeleton className="mx-4 mb-4 h-20" />}
        errorTitle="Your devices could not be loaded"
      >
        {({ results }) => (
          <>
            <SessionList sessions={results} />
            {results.length > 1 && <EndOthers />}
          </>
        )}
      </QueryState>
    </Card>
  );
}

function SessionList({ sessions }: { sessions: Session[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? sessions : sessions.slice(0, FIRST);
  return (
    <>
      <ul>
        {shown.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {shown.length < sessions.length && (
        <div className="border-t border-line px-4 py-2">
          <Button variant="quiet" wide onClick={() => setIsWhole(true)}>
            Show {sessions.length - FIRST} more
          </Button>
        </div>
      )}
    </>
  );
}

function SessionRow({ session }: { session: Session }) {
  const { timezone } = useActor();
  const end = useEndSession();
  const name = deviceName(session.device);
  const Icon = isPhone(session.device) ? Smartphone : Laptop;
  return (
    <li className="flex items-center gap-3 border-t border-line px-4 py-3">
      <Icon size={20} strokeWidth={1.75} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-[560]">
          <span className="break-words">{name}</span>
          {session.current && <Badge tone="ok">This device</Badge>}
        </p>
        <p className="text-sm text-muted" suppressHydrationWarning>
          {session.current ? "now" : `last used ${formatAgo(session.last_seen_at, timezone)}`} ·
          since {formatDateTime(session.created_at, timezone)}
        </p>
      </div>
      {!session.current && (
        <Button
          size="small"
          variant="secondary"
          aria-label={`Sign out ${name}`}
          pending={end.isPending || end.isSuccess}
          onClick={() => end.mutate({ params: { id: session.id } })}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

function EndOthers() {
  const end = useEndOtherSessions();
  return (
    <div className="border-t border-line p-4">
      <Button variant="secondary" wide pending={end.isPending} onClick={() => end.mutate({})}>
        Sign out everywhere else
      </Button>
    </div>
  );
}
