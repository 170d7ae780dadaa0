import { env } from "@/lib/core/env";

/**
 * Whether a browser sent this from one of our own pages (docs/security.md S7, S8); `null` when the
 * headers do not say, as with a client that is no browser.
 */
export function isSameOrigin(headers: {
  origin?: string | null;
  fetchSite?: string | null;
  host?: string | null;
}): boolean | null {
  const { origin, fetchSite, host } = headers;
  if (origin) return isAllowedOrigin(origin, host ?? "");
  if (fetchSite) return fetchSite === "same-origin";
  return null;
}

/** Parkmate's own address, for links that leave the page. `url` is that of the request. */
export const publicOrigin = (url: string): string => new URL(env().NEXTAUTH_URL ?? url).origin;

/** An origin is ours when it is `NEXTAUTH_URL` or, outside production, the host that was called. */
export function isAllowedOrigin(origin: string, host: string): boolean {
  const configured = env().NEXTAUTH_URL;
  try {
    const url = new URL(origin);
    if (configured && url.origin === new URL(configured).origin) return true;
    return env().APP_ENV !== "production" && url.host === host;
  } catch {
    return false;
  }
}
