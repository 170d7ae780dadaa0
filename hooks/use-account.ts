"use client";
import { getAccount, listAccounts } from "@/lib/domain/desk/client";
import { activateAccount, deactivateAccount } from "@/lib/domain/user/client";
import type { Input } from "@/lib/http/endpoint";
import { useCommand, useEndpoint, useEndpointPages } from "./query";

export type AccountFilters = NonNullable<Input<typeof listAccounts>["query"]>;

export const useAccounts = (query: AccountFilters) => useEndpointPages(listAccounts, { query });
export const useAccount = (id: string) => useEndpoint(getAccount, { params: { id } });
/** The lots of an owner close and open with the account. */
const refresh = ["users", "lots", "slots"];
export const useActivateAccount = () => useCommand(activateAccount, { refresh });
export const useDeactivateAccount = () => useCommand(deactivateAccount, { refresh });
