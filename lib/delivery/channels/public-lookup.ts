import { lookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** No private, local, shared or mapped address (docs/security.md S19). */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.parse(address).range() === "unicast";

/**
 * Resolves a name once, for the connection that is made with the answer. Fails when one of its
 * addresses is not public.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, "");
    const [first] = found;
    if (!first || !found.every(({ address }) => isPublicAddress(address)))
      return callback(Object.assign(new Error("not public"), { code: "EADDRNOTPUBLIC" }), "");
    if (options.all) return callback(null, found);
    callback(null, first.address, first.family);
  });
