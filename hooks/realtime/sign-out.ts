import type { QueryClient } from "@tanstack/react-query";
import { keepOnlyFor } from "../offline-passes";
import { leaveWithoutWarning } from "../use-unload-warning";
import { wait } from "../wait";
import { clearClaims } from "./cross-tab-claims";
import { clearQueues } from "./offline-queue";

/** The browser's push service may be out of reach; the server sends nothing any more anyway. */
const UNSUBSCRIBE_MS = 1000;

let signingOut: Promise<void> | null = null;
let expected: string | null = null;

/**
 * Names the page to load once the session ends, before an act that ends it; null takes it back. The
 * server's `force_logout` may come before the answer to that act.
 */
export const expectSignOut = (to: string | null): void => {
  expected = to;
};

/**
 * Ends the session and loads the sign-in page, which drops all caches of this tab. The button and
 * the server's `force_logout` may both call it; it runs once.
 */
export const signOutAndReload = (queries: QueryClient, to = "/sign-in"): Promise<void> =>
  (signingOut ??= runSignOut(queries, to));

async function runSignOut(queries: QueryClient, to: string): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
  queries.clear();
  clearClaims();
  clearQueues();
  await keepOnlyFor(null).catch(() => undefined);
  await Promise.race([unsubscribe(), wait(UNSUBSCRIBE_MS)]);
  leaveWithoutWarning(expected ?? to);
}

const unsubscribe = (): Promise<void> =>
  import("../push/device").then((device) => device.unsubscribe()).catch(() => undefined);
