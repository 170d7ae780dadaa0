"use client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Notification } from "@/lib/domain/notification/schema";
import type { Endpoint, Input, Result } from "@/lib/http/endpoint";
import { useCommand } from "./query";
import { setUnread, upsertRow } from "./realtime/notification-cache";
import { isOffline, takeBackWaiting, waitFor, type WaitingAct } from "./realtime/offline-queue";
import { recorded, takenBack, type Done } from "./realtime/take-back";
import { useActor } from "./use-actor";

interface OptimisticExtras<E> {
  /** What waits for the connection instead of failing. */
  waits?: (input: Input<E>) => WaitingAct | null;
  /** What this act takes back when it still waits: then the server need not hear of either. */
  undoes?: (input: Input<E>) => WaitingAct;
}

/** Shows the outcome at once and takes back only that when the server refuses. Lists are not asked again: a read row must not jump away. */
export function useOptimistic<E extends Endpoint>(
  endpoint: E,
  change: (client: QueryClient, input: Input<E>) => void,
  { waits, undoes }: OptimisticExtras<E> = {},
) {
  const client = useQueryClient();
  const { id: userId } = useActor();
  return useCommand(endpoint, {
    refresh: [],
    through: async (go, input) => {
      if (undoes && (await takeBackWaiting(userId, undoes(input)))) return undefined as Result<E>;
      try {
        return await go();
      } catch (error) {
        const act = isOffline(error) ? waits?.(input) : null;
        if (!act) throw error;
        await waitFor(userId, act);
        return undefined as Result<E>;
      }
    },
    onMutate: (input) => recorded(client, () => change(client, input)),
    onError: (_error, _input, done) => takenBack(client, done as Done),
    onSuccess: (answer: unknown) => {
      if (!answer || typeof answer !== "object") return;
      if ("unread_count" in answer) setUnread(client, Number(answer.unread_count));
      if ("seq" in answer && "event_type" in answer) upsertRow(client, answer as Notification);
    },
  });
}
