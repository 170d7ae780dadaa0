"use client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Notification } from "@/lib/domain/notification/schema";
import type { Callable, Input, Result } from "@/lib/http/endpoint";
import { useCommand } from "./query";
import { upsertRow } from "./realtime/notification-cache";
import { cancelQueuedAction, queueAction, type QueuedAction } from "./realtime/offline-queue";
import { recordChanges, rollBack, type RecordedChanges } from "./realtime/rollback";
import { storeAnsweredCount, type Answer } from "./realtime/unread-count";
import { isOffline } from "./retry";
import { useActor } from "./use-actor";

interface OptimisticExtras<E> {
  /** What to queue when the browser is offline; without it the command fails. */
  queues?: (input: Input<E>) => QueuedAction | null;
  /** The queued action that this command reverses. Cancelling it replaces the request. */
  cancels?: (input: Input<E>) => QueuedAction;
  /** What the request waits for, after the page has changed. */
  waitsFor?: () => Promise<unknown>;
}

/**
 * Changes the notifications of this page immediately and rolls back only these changes when the
 * server refuses. Lists are not fetched again, so that a row that was just read keeps its place.
 */
export function useOptimisticCommand<E extends Callable>(
  endpoint: E,
  change: (client: QueryClient, input: Input<E>) => void,
  { queues, cancels, waitsFor }: OptimisticExtras<E> = {},
) {
  const client = useQueryClient();
  const { id: userId } = useActor();
  return useCommand(endpoint, {
    refresh: [],
    intercept: async (send, input) => {
      if (cancels && (await cancelQueuedAction(userId, cancels(input))))
        return undefined as Result<E>;
      await waitsFor?.();
      try {
        return await send();
      } catch (error) {
        const action = isOffline(error) ? queues?.(input) : null;
        if (!action) throw error;
        await queueAction(userId, action);
        return undefined as Result<E>;
      }
    },
    onMutate: (input) => recordChanges(client, () => change(client, input)),
    onError: (_error, _input, changes) => rollBack(client, changes as RecordedChanges),
    onSuccess: (answer: unknown, _input, changes) => {
      if (!answer || typeof answer !== "object") return;
      if ("unread_count" in answer)
        storeAnsweredCount(client, answer as Answer, (changes as RecordedChanges).countedSeq);
      if ("seq" in answer && "event_type" in answer) upsertRow(client, answer as Notification);
    },
  });
}
