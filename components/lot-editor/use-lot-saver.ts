"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useChangeLot } from "@/hooks/use-lot";
import { getLot, type changeLot } from "@/lib/domain/lot/client";
import type { Lot } from "@/lib/domain/lot/schema";
import { ApiError } from "@/lib/http/client";
import type { Input } from "@/lib/http/endpoint";
import { keyOf } from "@/lib/http/query-key";
import { useSaveStatus } from "./save-status";

export type LotChange = Input<typeof changeLot>["body"];

/** The changes that are being saved, by lot, the oldest first. */
const unsaved = new Map<string, LotChange[]>();
const unsavedOf = (id: string): LotChange[] => unsaved.get(id) ?? [];

/**
 * A lot with the changes that are being saved: what is fetched meanwhile may be older than they
 * are.
 */
export const withUnsaved = (lot: Lot): Lot => unsavedOf(lot.id).reduce(merged, lot);

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
    unsaved.set(id, [...unsavedOf(id), body]);
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
      unsaved.set(
        id,
        unsavedOf(id).filter((one) => one !== body),
      );
    }
  };
  return send;
}

function merged(lot: Lot, { policy, ...fields }: LotChange): Lot {
  return { ...lot, ...fields, policy: { ...lot.policy, ...policy } } as Lot;
}
