import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "./actor";
import { singleton } from "./singleton";

/** What all code that runs for one HTTP request can read. */
export interface RequestScope {
  id: string;
  /** The caller's network address; behind a trusted proxy, the one that it forwards. */
  ip: string;
  /** The address as it was called, before aliases and trailing slashes are resolved. */
  url: string;
  /** The signed-in person, once known. */
  actor?: Actor;
  idempotency?: { userId: string; key: string; fingerprint: string; claim: string; status: number };
}

const scopes = singleton("request.scopes", () => new AsyncLocalStorage<RequestScope>());

export const inRequest = <T>(scope: RequestScope, work: () => T): T => scopes.run(scope, work);
/** Runs `work` as no part of the running request, for what goes on after its answer. */
export const outsideRequest = <T>(work: () => T): T => scopes.exit(work);
export const currentRequest = (): RequestScope | undefined => scopes.getStore();
export const requestId = (): string | undefined => scopes.getStore()?.id;
