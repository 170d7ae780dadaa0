"use client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { testAlert } from "@/lib/domain/notification/api";
import {
  getDelivery,
  listSettings,
  patchSetting,
  putDelivery,
  resetSettings,
} from "@/lib/domain/preference/api";
import { quietAt } from "@/lib/domain/preference/rules";
import type { DeliverySettings, QuietHours, Setting } from "@/lib/domain/preference/schema";
import type { Endpoint, Input } from "@/lib/http/endpoint";
import type { Page } from "@/lib/http/shapes";
import { keyOf, useCommand, useEndpoint } from "./query";
import { tellTabs } from "./other-tabs";
import { serverNow } from "./server-clock";
import { changedElsewhere } from "./use-delivery";

const everyRow = { query: { page_size: "100" } } as const;
const settingsKey = keyOf(listSettings, everyRow);
const deliveryKey = keyOf(getDelivery, {});

export const useSettings = () => useEndpoint(listSettings, everyRow, changedElsewhere);
export const useResetSettings = () =>
  useCommand(resetSettings, { onSuccess: () => tellTabs(resetSettings.tag) });
/** A sample notification to oneself; where it is tried, its outcome is told. */
export const useTestAlert = () => useCommand(testAlert, { meta: { inline: true }, refresh: [] });

/**
 * Shows a change at once and takes back only what it changed when the server refuses: other switches may have been
 * turned meanwhile. Changes go out one after the other, so that the last word stays the last.
 */
function useOptimisticSetting<E extends Endpoint, T>(
  endpoint: E,
  key: readonly unknown[],
  change: (known: T, input: Input<E>) => T,
  takeBack: (known: T, input: Input<E>, before: T) => T,
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
      if (before) update((known) => takeBack(known, input, before as T));
    },
    onSettled: () => refreshWhenLast(client, endpoint),
  });
}

/** An answer that another change has overtaken would turn its switch back for a moment. */
function refreshWhenLast(client: QueryClient, endpoint: Endpoint): void {
  if (client.isMutating({ mutationKey: [endpoint.path] }) !== 1) return;
  void client.invalidateQueries({ queryKey: [endpoint.tag] });
  tellTabs(endpoint.tag);
}

export const useChangeSetting = () =>
  useOptimisticSetting<typeof patchSetting, Page<Setting>>(
    patchSetting,
    settingsKey,
    (page, { params, body }) => withRow(page, params.id, () => body),
    (page, { params, body }, before) =>
      withRow(page, params.id, () =>
        pick(
          before.results.find((row) => row.id === params.id),
          body,
        ),
      ),
  );

const withRow = (page: Page<Setting>, id: string, change: () => object): Page<Setting> => ({
  ...page,
  results: page.results.map((row) => (row.id === id ? { ...row, ...change() } : row)),
});

export const useChangeDelivery = () =>
  useOptimisticSetting<typeof putDelivery, DeliverySettings>(
    putDelivery,
    deliveryKey,
    (known, { body }) =>
      withState(
        withQuiet(
          { ...known, ...(body as Partial<DeliverySettings>) },
          known.quiet_hours,
          body.quiet_hours,
        ),
      ),
    (known, { body }, before) =>
      withState(
        withQuiet(
          { ...known, ...pick(before, body) },
          known.quiet_hours,
          body.quiet_hours && pick(before.quiet_hours, body.quiet_hours),
        ),
      ),
  );

const withQuiet = (
  settings: DeliverySettings,
  known: QuietHours,
  change: object | undefined,
): DeliverySettings => ({ ...settings, quiet_hours: { ...known, ...change } });

const pick = <T extends object>(from: T | undefined, names: object): Partial<T> =>
  Object.fromEntries(Object.entries(from ?? {}).filter(([name]) => name in names)) as Partial<T>;

/** The server's own rule says what the change does to the present moment. */
function withState(settings: DeliverySettings): DeliverySettings {
  const { active, until } = quietAt(settings.quiet_hours, settings.timezone, new Date(serverNow()));
  return { ...settings, active_now: active, next_change_at: until?.toISOString() ?? null };
}
