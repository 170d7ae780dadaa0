const lastTask = new Map<string, Promise<unknown>>();

/**
 * Runs a task while no other task of this name runs, across all tabs of this browser. Without Web
 * Locks (plain HTTP) the lock covers this tab only.
 */
export async function withNamedLock<T>(name: string, task: () => T | Promise<T>): Promise<T> {
  if (typeof navigator !== "undefined" && navigator.locks)
    return await navigator.locks.request(name, task);
  const result = (lastTask.get(name) ?? Promise.resolve()).then(task);
  lastTask.set(
    name,
    result.catch(() => undefined),
  );
  return result;
}
