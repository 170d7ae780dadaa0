/** The push services of browsers (docs/security.md S19). */
const hosts: ReadonlySet<string> = new Set(["fcm.googleapis.com", "web.push.apple.com"]);
const domains = [".push.services.mozilla.com", ".notify.windows.com"];
/** No spaces, control characters or backslashes, and no letters that only look like these. */
const printable = /^[\x21-\x5b\x5d-\x7e]+$/;

/** Devices of a person that get pushes; a further one replaces the oldest. */
export const MAX_SUBSCRIPTIONS = 10;

/**
 * How long pushes go on after a sign-in has run out, which a reminder must outlast. Signing out, or
 * somebody else's sign-in in the same browser, ends them at once.
 */
export const MINUTES_AFTER_SIGN_IN = 30 * 24 * 60;

/**
 * Whether a subscription may make this server send there: an https address of a known push service,
 * at the usual port, without credentials. `testOrigin`: another one, in tests.
 */
export function isPushEndpoint(endpoint: string, testOrigin?: string): boolean {
  if (!printable.test(endpoint) || !URL.canParse(endpoint)) return false;
  const { origin, protocol, hostname, port, username, password, hash } = new URL(endpoint);
  if (username || password || hash) return false;
  if (testOrigin !== undefined && origin === new URL(testOrigin).origin) return true;
  if (protocol !== "https:" || port !== "") return false;
  return hosts.has(hostname) || domains.some((domain) => hostname.endsWith(domain));
}
