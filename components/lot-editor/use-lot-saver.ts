"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useChangeLot } from "@/hooks/use-lot";
import { getLot } from "@/lib/domain/lot/client";
import type { Lot } from "@/lib/domain/lot/schema";
import { ApiError } from "@/lib/http/client";
import { keyOf } from "@/lib/http/query-key";
import { useSaveStatus, type LotChange } from "./save-state";

/**
 * A lot with the changes that are being saved: what is fetched meanwhile may be older than they
 * are.
 */
export const withUnsaved = (lot: Lot, running: readonly LotChange[]): Lot =>
  running.reduce(merged, lot);

/**
 * Saves one change of a lot at once. `before` is what undoes it. Returns what the server says of
 * the field, or null when it was saved.
 */
export function useLotSaver(id: string) {
  const client = useQueryClient();
  const change = useChangeLot();
  const status = useSaveStatus();
  const send = async (body: LotChange, before: LotChange | null): Promise<string | null> => {
    status.saving();
    status.begin(body);
    // Shown at once, so that the next change of hours or features starts from this one.
    const shown = keyOf(getLot, { params: { id } });
    const show = () => client.setQueryData<Lot>(shown, (lot) => lot && merged(lot, body));
    show();
    try {
      await change.mutateAsync({ params: { id }, body });
      show();
      status.saved(before ? () => void send(before, null) : undefined);
      return null;
    } catch (error) {
      const problem = error instanceof ApiError ? error.problem : null;
      const detail = problem?.detail ?? "Something went wrong.";
      status.failed(detail);
      void client.invalidateQueries({ queryKey: shown });
      return Object.values(problem?.errors ?? {})[0]?.[0] ?? detail;
    } finally {
      status.end(body);
    }
  };
  return send;
}

function merged(lot: Lot, { policy, ...fields }: LotChange): Lot {
  return { ...lot, ...fields, policy: { ...lot.policy, ...policy } } as Lot;
}
