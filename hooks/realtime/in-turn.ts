const last = new Map<string, Promise<unknown>>();

/** Does a task when no other of that name runs: over all tabs of this browser, without Web Locks (plain http) in this tab alone. */
export async function inTurn<T>(name: string, task: () => T | Promise<T>): Promise<T> {
  if (typeof navigator !== "undefined" && navigator.locks)
    return await navigator.locks.request(name, task);
  const mine = (last.get(name) ?? Promise.resolve()).then(task);
  last.set(
    name,
    mine.catch(() => undefined),
  );
  return mine;
}
