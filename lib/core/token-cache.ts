import { LRUCache } from "lru-cache";
import { singleton } from "./singleton";

const MAX_TOKENS = 5000;

/**
 * Wraps the reader of a signed or encrypted token, so that each token is verified once instead of
 * at every request: that costs more than many requests do otherwise. Only valid tokens are
 * remembered. The caller still checks what may change: the end of the token and its session.
 */
export function rememberTokens<Claims extends object>(
  name: string,
  read: (token: string) => Promise<Claims | null>,
): (token: string) => Promise<Claims | null> {
  const known = singleton(
    `tokens.${name}`,
    () => new LRUCache<string, Claims>({ max: MAX_TOKENS }),
  );
  return async (token) => {
    const remembered = known.get(token);
    if (remembered) return remembered;
    const claims = await read(token);
    if (claims) known.set(token, claims);
    return claims;
  };
}
