"use client";
import {
  approveOwner,
  changePassword,
  declineOwner,
  getProfile,
  listOwners,
  patchProfile,
} from "@/lib/domain/user/client";
import { useCommand, useEndpoint } from "./query";

const inline = { meta: { inline: true } };

export const useProfile = () => useEndpoint(getProfile, {});
export const useChangeProfile = () => useCommand(patchProfile, inline);
export const useChangePassword = () => useCommand(changePassword, inline);

const REFRESH_MS = 15_000;
export const useOwnerApplications = () =>
  useEndpoint(listOwners, { query: {} }, { refetchInterval: REFRESH_MS });
export const useApproveOwner = () => useCommand(approveOwner);
export const useDeclineOwner = () => useCommand(declineOwner);
