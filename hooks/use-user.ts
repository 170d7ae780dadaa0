"use client";
import {
  changeEmail,
  changePassword,
  getProfile,
  patchProfile,
  sendVerification,
} from "@/lib/domain/user/client";
import { useCommand, useEndpoint } from "./query";

const inline = { meta: { inline: true } };

export const useProfile = () => useEndpoint(getProfile, {});
export const useChangeProfile = () => useCommand(patchProfile, inline);
/** It ends the sessions of the other devices. */
export const useChangePassword = () =>
  useCommand(changePassword, { ...inline, refresh: ["sessions"] });
export const useChangeEmail = () => useCommand(changeEmail, inline);
export const useSendVerification = () => useCommand(sendVerification, { ...inline, refresh: [] });
