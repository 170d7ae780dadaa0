/** States before and after the present one. */
export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  group: string | undefined;
}

const MAX_STEPS = 100;

export const startOf = <T>(present: T): History<T> => ({
  past: [],
  present,
  future: [],
  group: undefined,
});

/** A new step, or more of the last one when both have the same group. */
export function changed<T>(history: History<T>, present: T, group?: string): History<T> {
  const isMore = group !== undefined && group === history.group;
  const past = isMore ? history.past : [...history.past, history.present].slice(-MAX_STEPS);
  return { past, present, future: [], group };
}

export function undone<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future, group: undefined };
  return {
    past: past.slice(0, -1),
    present: before,
    future: [present, ...future],
    group: undefined,
  };
}

export function redone<T>({ past, present, future }: History<T>): History<T> {
  const [next, ...rest] = future;
  if (next === undefined) return { past, present, future, group: undefined };
  return { past: [...past, present], present: next, future: rest, group: undefined };
}
