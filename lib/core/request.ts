import { AsyncLocalStorage } from "node:async_hooks";
import { singleton } from "./singleton";

/** What one HTTP request carries along to wherever it leads. */
export interface RequestScope {
  id: string;
  /** The caller's network address, as far as trusted proxies tell it. */
  ip: string;
  /** The address that was called, with its own base and query. */
  url: string;
  idempotency?: { userId: string; key: string; fingerprint: string; claim: string; status: number };
}

const scopes = singleton("request.scopes", () => new AsyncLocalStorage<RequestScope>());

export const inRequest = <T>(scope: RequestScope, work: () => T): T => scopes.run(scope, work);
export const currentRequest = (): RequestScope | undefined => scopes.getStore();
export const requestId = (): string | undefined => scopes.getStore()?.id;
