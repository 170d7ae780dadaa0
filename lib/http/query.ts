import { errors } from "@/lib/core/errors";

/**
 * The query of an address as an object; a repeated parameter becomes a list. Throws 400 for NUL
 * characters. (lib/server/gate has refused broken percent-encoding before.)
 */
export function readQuery(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null) as Record<
    string,
    string | string[]
  >;
  for (const [name, value] of url.searchParams) {
    if (value.includes("\u0000"))
      throw errors.invalid({ [name]: ["A NUL character is not allowed."] }, "malformed_query");
    const earlier = query[name];
    query[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return { ...query };
}
