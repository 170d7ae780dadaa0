"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useState, type ReactNode } from "react";
import { firstAnswer } from "@/components/decision/first-answer";
import { notify } from "@/components/notification/notify";
import { RealtimeProvider } from "@/components/notification/realtime-provider";
import { Toasts } from "@/components/notification/toasts";
import { DeviceZoneKeeper, KnownZoneContext, type KnownZone } from "@/hooks/device-zone";
import { leavePage } from "@/hooks/leave-page";
import { signOutAndReload } from "@/hooks/realtime/sign-out";
import { RenderTime } from "@/hooks/render-time";
import { isRetryable, retryDelay } from "@/hooks/retry";
import { startServerClock } from "@/hooks/server-clock";
import { signedOutPath } from "@/lib/auth/sign-in-path";
import type { Actor } from "@/lib/core/actor";
import { ApiError, callAs } from "@/lib/http/client";
import { Hydrated, type Prefetched } from "./hydrated";

/** How long an answer is shown again without asking the server. */
const STALE_AFTER_MS = 30_000;
const MAX_RETRIES = 3;

/** Leads to the sign-in when an answer says that the session is over. Returns whether it does. */
function leavesSignedOut(error: unknown, client: QueryClient): boolean {
  if (!(error instanceof ApiError) || error.problem.status !== 401) return false;
  const { pathname, search } = window.location;
  void signOutAndReload(client, signedOutPath("ended", pathname + search));
  return true;
}

function makeQueryClient(actor: Actor | null) {
  const isSignedOut = (error: unknown) => actor !== null && leavesSignedOut(error, client);
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        retry: (failures, error) => failures < MAX_RETRIES && isRetryable(error),
        retryDelay,
        refetchOnReconnect: true,
      },
      // Offline a mutation fails immediately: one that waited for the network might pay much later.
      mutations: { retry: false, networkMode: "always" },
    },
    queryCache: new QueryCache({ onError: isSignedOut }),
    // Errors become toasts here, unless a form shows them or the server sent a notification.
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        if (
          isSignedOut(error) ||
          mutation.meta?.inline ||
          !(error instanceof ApiError) ||
          error.problem.notification_ids?.length
        )
          return;
        const answer = firstAnswer(error, actor?.timezone ?? "UTC");
        if (answer) notify.info(answer, { title: "Already answered" });
        else notify.error(error.problem.detail);
      },
    }),
  });
  return client;
}

interface ProvidersProps {
  /** Null for a guest, who has no notifications. */
  actor: Actor | null;
  nonce: string | undefined;
  /** When the server rendered this page, ISO 8601. */
  serverTime: string;
  zone: KnownZone;
  /** The answers that every page needs. */
  state: Prefetched;
  children: ReactNode;
}

export function Providers({ actor, nonce, serverTime, zone, state, children }: ProvidersProps) {
  const [client] = useState(() => {
    startServerClock(serverTime);
    if (actor && typeof window !== "undefined") callAs(actor.id, leavePage);
    return makeQueryClient(actor);
  });
  return (
    <CSPProvider {...(nonce && { nonce })}>
      <QueryClientProvider client={client}>
        <RenderTime value={Date.parse(serverTime)}>
          <KnownZoneContext value={zone}>
            <DeviceZoneKeeper />
            <NuqsAdapter>
              <Hydrated state={state}>
                {actor ? (
                  <RealtimeProvider actor={actor}>
                    {children}
                    <Toasts nonce={nonce} />
                  </RealtimeProvider>
                ) : (
                  children
                )}
              </Hydrated>
            </NuqsAdapter>
          </KnownZoneContext>
        </RenderTime>
      </QueryClientProvider>
    </CSPProvider>
  );
}
