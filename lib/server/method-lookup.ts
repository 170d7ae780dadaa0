import type { Endpoint } from "@/lib/http/endpoint";

/** Finds the methods that the contracts know for a path without trailing slash; null for none. */
export function knownPaths(
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
