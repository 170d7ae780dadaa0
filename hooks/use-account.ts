"use client";
import { getAccount, listAccounts } from "@/lib/domain/desk/client";
import { activateAccount, deactivateAccount } from "@/lib/domain/user/client";
import type { Input } from "@/lib/http/endpoint";
import { useCommand, useEndpoint, useEndpointPages } from "./query";

export type AccountFilters = NonNullable<Input<typeof listAccounts>["query"]>;

export const useAccounts = (query: AccountFilters) => useEndpointPages(listAccounts, { query });
export const useAccount = (id: string) => useEndpoint(getAccount, { params: { id } });
export const useActivateAccount = () => useCommand(activateAccount);
export const useDeactivateAccount = () => useCommand(deactivateAccount);
