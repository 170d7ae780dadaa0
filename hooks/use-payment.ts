"use client";
import {
  getOwnerDashboard,
  getPayment,
  getQueue,
  listAdminPayments,
} from "@/lib/domain/desk/client";
import type { DecisionQueue } from "@/lib/domain/desk/schema";
import type { Input } from "@/lib/http/endpoint";
import { useEndpoint, useEndpointPages } from "./query";

export type PaymentFilters = NonNullable<Input<typeof listAdminPayments>["query"]>;

export const useQueue = () => useEndpoint(getQueue, {});
/** How many items of the queue wait for a decision. */
export const waitingIn = ({ open }: DecisionQueue): number =>
  open.cash + open.requests + open.owners;
export const usePayment = (id: string) => useEndpoint(getPayment, { params: { id } });
export const useAllPayments = (query: PaymentFilters) =>
  useEndpointPages(listAdminPayments, { query });
export const useOwnerDashboard = (lot: string | undefined) =>
  useEndpoint(getOwnerDashboard, { query: lot ? { lot } : {} }, { keepPrevious: true });
