"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useChangeLayout } from "@/hooks/use-lot";
import { listSlots } from "@/lib/domain/lot/client";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { versionOf } from "@/lib/domain/lot/values";
import { call } from "@/lib/http/client";
import { keyOf } from "@/lib/http/query-key";
import { isSamePlan, planLike } from "./carry-over";
import { layoutOf, planOf, type Plan } from "./plan";

/** The layout of a lot on the server, as far as this page knows it. */
export function useStoredLayout(lot: Lot, slots: readonly Slot[]) {
  const client = useQueryClient();
  const save = useChangeLayout();
  const known = useRef({
    version: versionOf(slots),
    /** By the keys of the slots. */
    ids: new Map(slots.map((slot) => [slot.id, slot.id])),
  });
  const input = { params: { id: lot.id }, query: {} };
  const queryKey = keyOf(listSlots, input);
  function learn(plan: Plan, answer: readonly Slot[]) {
    const idOf = new Map(answer.map((slot) => [slot.code, slot.id]));
    const drawn = plan.flatMap((row) => row.slots);
    const ids = new Map(drawn.map((slot) => [slot.key, idOf.get(slot.code)!]));
    known.current = { version: versionOf(answer), ids };
  }
  return {
    isKnown: (fetched: readonly Slot[]) => versionOf(fetched) === known.current.version,
    /** Sends a plan. Throws `layout_changed` where it does not follow from the stored one. */
    async send(plan: Plan) {
      const { ids, version } = known.current;
      const planned = layoutOf(plan, (key) => ids.get(key), lot.hourly_rate);
      const body = { slots: planned, if_version: version };
      const answer = await save.mutateAsync({ params: { id: lot.id }, body });
      learn(plan, answer);
      // An answer that was asked for before would show the old plan again.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, answer);
    },
    async fetch() {
      await client.cancelQueries({ queryKey });
      return client.fetchQuery({ queryKey, queryFn: () => call(listSlots, input), staleTime: 0 });
    },
    /** Makes these slots the known ones. Returns their plan, with the keys of the one shown. */
    adopt(newest: readonly Slot[], shown: Plan): Plan {
      if (isSamePlan(shown, planOf(newest))) {
        learn(shown, newest);
        return shown;
      }
      const keys = new Map([...known.current.ids].map(([key, id]) => [id, key]));
      const plan = planLike(shown, newest, (id) => keys.get(id));
      const ids = new Map(newest.map((slot) => [keys.get(slot.id) ?? slot.id, slot.id]));
      known.current = { version: versionOf(newest), ids };
      return plan;
    },
  };
}
export type StoredLayout = ReturnType<typeof useStoredLayout>;
