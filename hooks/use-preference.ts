"use client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { testAlert } from "@/lib/domain/notification/client";
import {
  getDelivery,
  listSettings,
  patchSetting,
  putDelivery,
  resetSettings,
} from "@/lib/domain/preference/client";
import { quietAt } from "@/lib/domain/preference/rules/quiet";
import type { DeliverySettings, Setting } from "@/lib/domain/preference/schema";
import type { Callable, Input } from "@/lib/http/endpoint";
import { keyOf } from "@/lib/http/query-key";
import type { Page } from "@/lib/http/shapes";
import { useCommand, useEndpoint } from "./query";
import { allRows } from "./queries";
import { serverNow } from "./server-clock";
import { invalidateInOtherTabs } from "./tab-channel";
import { alwaysStale } from "./use-delivery-settings";

const settingsKey = keyOf(listSettings, { query: allRows });
const deliveryKey = keyOf(getDelivery, {});

export const useSettings = () => useEndpoint(listSettings, { query: allRows }, alwaysStale);
export const useResetSettings = () =>
  useCommand(resetSettings, { onSuccess: () => invalidateInOtherTabs(resetSettings.tag) });
/** Sends a test notification to the signed-in person. Callers show its errors. */
export const useTestAlert = () => useCommand(testAlert, { meta: { inline: true }, refresh: [] });

/**
 * Shows a change immediately, and reverts only its own fields when the server refuses, because
 * other switches may have been changed meanwhile. Requests are sent one after the other.
 */
function useOptimisticSetting<E extends Callable, T>(
  endpoint: E,
  key: readonly unknown[],
  change: (known: T, input: Input<E>) => T,
  revert: (known: T, input: Input<E>, before: T) => T,
) {
  const client = useQueryClient();
  const update = (next: (known: T) => T) =>
    client.setQueryData<T>(key, (known) => known && next(known));
  return useCommand(endpoint, {
    refresh: [],
    mutationKey: [endpoint.path],
    scope: { id: endpoint.path },
    onMutate: async (input) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<T>(key);
      update((known) => change(known, input));
      return before;
    },
    onError: (_error, input, before) => {
      if (before) update((known) => revert(known, input, before as T));
    },
    onSettled: () => refreshWhenLast(client, endpoint),
  });
}

/**
 * Fetches the settings again after the last pending change: before it, an answer would flip a newer
 * switch back. The change that has just settled still counts as pending.
 */
function refreshWhenLast(client: QueryClient, endpoint: Callable): void {
  if (client.isMutating({ mutationKey: [endpoint.path] }) !== 1) return;
  void client.invalidateQueries({ queryKey: [endpoint.tag] });
  invalidateInOtherTabs(endpoint.tag);
}

export const useChangeSetting = () =>
  useOptimisticSetting<typeof patchSetting, Page<Setting>>(
    patchSetting,
    settingsKey,
    (page, { params, body }) => changeRow(page, params.id, body),
    (page, { params, body }, before) => {
      const rowBefore = before.results.find((row) => row.id === params.id);
      return changeRow(page, params.id, rowBefore ? valuesBefore(rowBefore, body) : {});
    },
  );

const changeRow = (page: Page<Setting>, id: string, change: object): Page<Setting> => ({
  ...page,
  results: page.results.map((row) => (row.id === id ? { ...row, ...change } : row)),
});

export const useChangeDelivery = () =>
  useOptimisticSetting<typeof putDelivery, DeliverySettings>(
    putDelivery,
    deliveryKey,
    (known, { body }) => mergeDelivery(known, body as Partial<DeliverySettings>, body.quiet_hours),
    (known, { body }, before) =>
      mergeDelivery(
        known,
        valuesBefore(before, body),
        body.quiet_hours && valuesBefore(before.quiet_hours, body.quiet_hours),
      ),
  );

/**
 * The settings with these fields changed, and of the quiet hours only `quietChange`. Whether it is
 * quiet now is computed by the rule that the server uses.
 */
function mergeDelivery(
  known: DeliverySettings,
  change: Partial<DeliverySettings>,
  quietChange: object | undefined,
): DeliverySettings {
  const settings = {
    ...known,
    ...change,
    quiet_hours: { ...known.quiet_hours, ...quietChange },
  };
  const { isActive, until } = quietAt(
    settings.quiet_hours,
    settings.timezone,
    new Date(serverNow()),
  );
  return { ...settings, active_now: isActive, next_change_at: until?.toISOString() ?? null };
}

/** The values that the changed fields had before. */
const valuesBefore = <T extends object>(before: T, change: object): Partial<T> =>
  Object.fromEntries(Object.entries(before).filter(([name]) => name in change)) as Partial<T>;
