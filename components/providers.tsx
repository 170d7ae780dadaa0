"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { MutationCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useState, type ReactNode } from "react";
import { notify } from "@/components/notification/notify";
import { RealtimeProvider } from "@/components/notification/realtime-provider";
import { Toasts } from "@/components/notification/toasts";
import { isRetryable, retryDelay } from "@/hooks/retry";
import type { Actor } from "@/lib/core/actor";
import { ApiError } from "@/lib/http/client";

function makeClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 3 && isRetryable(error),
        retryDelay,
        refetchOnReconnect: true,
      },
      // Offline an act fails at once with its message: one that waited for the network would pay when nobody expects it any more.
      mutations: { retry: false, networkMode: "always" },
    },
    // The one place where an error becomes a toast. Silent where a form shows it beside the field, or the socket already told.
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        if (
          mutation.meta?.inline ||
          !(error instanceof ApiError) ||
          error.problem.notification_ids?.length
        )
          return;
        notify.error(error.problem.detail);
      },
    }),
  });
}

interface ProvidersProps {
  actor: Actor | null;
  nonce: string | undefined;
  children: ReactNode;
}

export function Providers({ actor, nonce, children }: ProvidersProps) {
  const [client] = useState(makeClient);
  return (
    <CSPProvider {...(nonce && { nonce })}>
      <QueryClientProvider client={client}>
        <NuqsAdapter>
          <RealtimeProvider actor={actor}>
            {children}
            <Toasts nonce={nonce} />
          </RealtimeProvider>
        </NuqsAdapter>
      </QueryClientProvider>
    </CSPProvider>
  );
}
