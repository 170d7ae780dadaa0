"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { isRetryable } from "@/hooks/retry";
import { useChangeLot } from "@/hooks/use-lot";
import { networkOr } from "@/hooks/wait";
import { getLot } from "@/lib/domain/lot/client";
import type { Lot } from "@/lib/domain/lot/schema";
import { ApiError } from "@/lib/http/client";
import { keyOf } from "@/lib/http/query-key";
import { detailOf, RETRY_MS, TRIED_AGAIN, useSaveStatus, type LotChange } from "./save-state";

/** A lot with the changes that are being saved; what is fetched meanwhile may be older. */
export const withUnsaved = (lot: Lot, running: readonly LotChange[]): Lot =>
  running.reduce(merged, lot);

/**
 * Saves one change of a lot at once. `before` is what undoes it. Returns what the server says of
 * the field, or null when it was saved. What it did not get is sent again, unless it was changed.
 */
export function useLotSaver(id: string) {
  const client = useQueryClient();
  const change = useChangeLot();
  const status = useSaveStatus();
  const newest = useRef(new Map<string, LotChange>());
  const isNewest = (body: LotChange) =>
    fieldsOf(body).every((field) => newest.current.get(field) === body);
  async function saveOrRetry(body: LotChange): Promise<void> {
    for (;;) {
      try {
        return void (await change.mutateAsync({ params: { id }, body }));
      } catch (error) {
        if (!isRetryable(error) || !isNewest(body)) throw error;
        status.failed(`${detailOf(error)} ${TRIED_AGAIN}`);
        await networkOr(RETRY_MS);
        if (!isNewest(body)) throw error;
      }
    }
  }
  const send = async (body: LotChange, before: LotChange | null): Promise<string | null> => {
    status.saving();
    status.begin(body);
    for (const field of fieldsOf(body)) newest.current.set(field, body);
    // Shown at once, so that the next change of hours or features starts from this one.
    const shown = keyOf(getLot, { params: { id } });
    const show = () => client.setQueryData<Lot>(shown, (lot) => lot && merged(lot, body));
    show();
    try {
      await saveOrRetry(body);
      show();
      status.saved(before ? () => void send(before, null) : undefined);
      return null;
    } catch (error) {
      if (!isNewest(body)) return null;
      const detail = detailOf(error);
      status.failed(detail);
      void client.invalidateQueries({ queryKey: shown });
      const errors = error instanceof ApiError ? error.problem.errors : undefined;
      return Object.values(errors ?? {})[0]?.[0] ?? detail;
    } finally {
      status.end(body);
    }
  };
  return send;
}

/** The fields of a change; those of the policy are changed each on its own. */
const fieldsOf = (change: LotChange): string[] =>
  Object.keys(change).flatMap((field) =>
    field === "policy" ? Object.keys(change.policy ?? {}).map((name) => `policy.${name}`) : [field],
  );

function merged(lot: Lot, { policy, ...fields }: LotChange): Lot {
  return { ...lot, ...fields, policy: { ...lot.policy, ...policy } } as Lot;
}
