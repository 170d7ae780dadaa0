import type { QueryClient } from "@tanstack/react-query";
import { forgetPasses } from "../offline-passes";
import { clearClaims } from "./cross-tab-claims";
import { clearQueues } from "./offline-queue";

let signingOut: Promise<void> | null = null;

/**
 * Ends the session and loads the sign-in page, which drops all caches of this tab. The button and
 * the server's `force_logout` may both call it; it runs once.
 */
export const signOutAndReload = (queries: QueryClient): Promise<void> =>
  (signingOut ??= runSignOut(queries));

async function runSignOut(queries: QueryClient): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
  queries.clear();
  clearClaims();
  clearQueues();
  await forgetPasses().catch(() => undefined);
  window.location.replace("/sign-in");
}
