import type { Endpoint } from "@/lib/http/endpoint";

/**
 * Creates a function that finds the methods of a path without trailing slash; null for a path that
 * is in no contract.
 */
export function createMethodLookup(
  endpoints: readonly Endpoint[],
): (path: string) => ReadonlySet<string> | null {
  const byPath = new Map<string, Set<string>>();
  for (const { path, method } of endpoints)
    byPath.set(path, (byPath.get(path) ?? new Set()).add(method));
  // Fixed paths come before those with a parameter, so that /unread is not taken for an id.
  const known = [...byPath]
    .sort(([a], [b]) => Number(a.includes("{")) - Number(b.includes("{")))
    .map(([path, methods]) => ({
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
      methods,
    }));
  return (path) => known.find((one) => one.pattern.test(path))?.methods ?? null;
}
