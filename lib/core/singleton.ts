const store = globalThis as typeof globalThis & { __parkmate?: Map<string, unknown> };

/**
 * The one instance of something in this process. `server.ts` and Next's route handlers load
 * separate copies of each module and share only `globalThis`. Nothing else writes to it.
 */
export function singleton<T>(name: string, make: () => T): T {
  const all = (store.__parkmate ??= new Map());
  if (!all.has(name)) all.set(name, make());
  return all.get(name) as T;
}
