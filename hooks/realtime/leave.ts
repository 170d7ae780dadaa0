import type { QueryClient } from "@tanstack/react-query";
import { forgetClaims } from "./claims";
import { forgetWaiting } from "./offline-queue";

let leaving: Promise<void> | null = null;

/**
 * Ends the session and leaves nothing of it in this browser: the full load drops every cache. The button and the
 * server's `force_logout` may both ask for it; it happens once.
 */
export const leave = (queries: QueryClient): Promise<void> => (leaving ??= goAway(queries));

async function goAway(queries: QueryClient): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
  queries.clear();
  forgetClaims();
  forgetWaiting();
  window.location.replace("/sign-in");
}
