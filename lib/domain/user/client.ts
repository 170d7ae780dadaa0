// Made by `npm run browser-files` from lib/domain/user/api.ts; do not edit.
import type { ClientEndpoint } from "@/lib/http/endpoint";
import type * as api from "./api";

export const approveOwner = {
  method: "POST",
  path: "/api/admin/owners/{id}/approve",
  tag: "owners",
} as ClientEndpoint<typeof api.approveOwner>;
export const changePassword = {
  method: "POST",
  path: "/api/user/change-password",
  tag: "profile",
} as ClientEndpoint<typeof api.changePassword>;
export const declineOwner = {
  method: "POST",
  path: "/api/admin/owners/{id}/decline",
  tag: "owners",
} as ClientEndpoint<typeof api.declineOwner>;
export const deleteWsTokens = {
  method: "DELETE",
  path: "/api/user/ws-token",
  tag: "ws-token",
} as ClientEndpoint<typeof api.deleteWsTokens>;
export const getProfile = {
  method: "GET",
  path: "/api/user/profile",
  tag: "profile",
} as ClientEndpoint<typeof api.getProfile>;
export const getWsToken = {
  method: "GET",
  path: "/api/user/ws-token",
  tag: "ws-token",
} as ClientEndpoint<typeof api.getWsToken>;
export const listOwners = {
  method: "GET",
  path: "/api/admin/owners",
  tag: "owners",
} as ClientEndpoint<typeof api.listOwners>;
export const patchProfile = {
  method: "PATCH",
  path: "/api/user/profile",
  tag: "profile",
} as ClientEndpoint<typeof api.patchProfile>;
export const postWsToken = {
  method: "POST",
  path: "/api/user/ws-token",
  tag: "ws-token",
} as ClientEndpoint<typeof api.postWsToken>;
export const putProfile = {
  method: "PUT",
  path: "/api/user/profile",
  tag: "profile",
} as ClientEndpoint<typeof api.putProfile>;
export const refreshToken = {
  method: "POST",
  path: "/api/token/refresh",
  tag: "account",
} as ClientEndpoint<typeof api.refreshToken>;
export const register = { method: "POST", path: "/api/register", tag: "account" } as ClientEndpoint<
  typeof api.register
>;
export const token = { method: "POST", path: "/api/token", tag: "account" } as ClientEndpoint<
  typeof api.token
>;
