import type { Slot } from "@/lib/domain/lot/schema";
import { codeProblem, layoutOf, planOf, type Plan, type PlanSlot } from "./plan";

const slotsIn = (plan: Plan): PlanSlot[] => plan.flatMap((row) => row.slots);
const byKey = (plan: Plan) => new Map(slotsIn(plan).map((slot) => [slot.key, slot]));

/**
 * The plan of these slots, in which slots and rows that `shown` has too keep their keys, so that
 * they stay selected. `keyOf` tells the key of a slot's id.
 */
export function planLike(
  shown: Plan,
  slots: readonly Slot[],
  keyOf: (id: string) => string | undefined,
): Plan {
  const rowOf = new Map(shown.flatMap((row) => row.slots.map((slot) => [slot.key, row.key])));
  const taken = new Set<string>();
  return planOf(slots).map((row) => {
    const known = row.slots.map((slot) => ({ ...slot, key: keyOf(slot.key) ?? slot.key }));
    const before = known.map((slot) => rowOf.get(slot.key)).find((key) => key && !taken.has(key));
    const key = before ?? `row of ${known[0]!.key}`;
    taken.add(key);
    return { ...row, key, slots: known };
  });
}

/** Whether two plans are stored alike, whatever the keys and the order of their levels are. */
export const isSamePlan = (one: Plan, other: Plan): boolean => contentOf(one) === contentOf(other);
const contentOf = (plan: Plan): string =>
  layoutOf(plan, () => undefined, "")
    .map((slot) => JSON.stringify(Object.entries(slot).sort()))
    .sort()
    .join();

/**
 * What was changed from `before` to `mine`, done to `theirs`: values of slots that are still there.
 * Null where slots or rows were added, removed or moved, where a changed slot is gone, and where
 * codes would be twice: that has to be done again by somebody who sees the new plan.
 */
export function carriedOver(before: Plan, mine: Plan, theirs: Plan): Plan | null {
  const placesOf = (plan: Plan) =>
    JSON.stringify(plan.map((row) => [row.level, row.slots.map((slot) => slot.key)]));
  if (placesOf(before) !== placesOf(mine)) return null;
  const old = byKey(before);
  const present = byKey(theirs);
  const changes = new Map<string, Partial<PlanSlot>>();
  for (const slot of slotsIn(mine)) {
    const change = differenceOf(old.get(slot.key)!, slot);
    if (Object.keys(change).length === 0) continue;
    if (!present.has(slot.key)) return null;
    changes.set(slot.key, change);
  }
  const plan = theirs.map((row) => ({
    ...row,
    slots: row.slots.map((slot) => ({ ...slot, ...changes.get(slot.key) })),
  }));
  return codeProblem(plan) === null ? plan : null;
}

const differenceOf = (before: PlanSlot, after: PlanSlot): Partial<PlanSlot> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => before[name as keyof PlanSlot] !== value),
  );
