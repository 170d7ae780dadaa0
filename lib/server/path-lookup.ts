import type { Endpoint } from "@/lib/http/endpoint";

/** A path of the API, as the contracts write it, with what a request put into its parameters. */
export interface KnownPath {
  /** `/api/bookings/{id}/cancel` */
  path: string;
  methods: ReadonlyMap<string, Endpoint>;
  /** Decoded: `{ id: "0192…" }`. */
  params: Record<string, string>;
}

/**
 * Creates a function that finds what the contracts know of a path without trailing slash; null for
 * a path that is in no contract. The path is correctly encoded.
 */
export function createPathLookup(
  endpoints: readonly Endpoint[],
): (path: string) => KnownPath | null {
  const methodsOf = new Map<string, Map<string, Endpoint>>();
  for (const endpoint of endpoints)
    methodsOf.set(
      endpoint.path,
      (methodsOf.get(endpoint.path) ?? new Map<string, Endpoint>()).set(endpoint.method, endpoint),
    );
  const patterns = [...methodsOf]
    .filter(([path]) => path.includes("{"))
    .map(([path, methods]) => ({ path, methods, pattern: patternOf(path) }));
  return (called) => {
    // Fixed paths come before those with a parameter, so that /unread is not taken for an id.
    const fixed = called.includes("{") ? undefined : methodsOf.get(called);
    if (fixed) return { path: called, methods: fixed, params: {} };
    for (const { path, methods, pattern } of patterns) {
      const groups = pattern.exec(called)?.groups;
      if (groups) return { path, methods, params: decoded(groups) };
    }
    return null;
  };
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

const decoded = (params: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
