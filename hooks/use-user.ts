"use client";
import { changePassword, getProfile, patchProfile, register } from "@/lib/domain/user/api";
import { useCommand, useEndpoint } from "./query";

const inline = { meta: { inline: true } };

export const useProfile = () => useEndpoint(getProfile, {});
export const useRegister = () => useCommand(register, inline);
export const useChangeProfile = () => useCommand(patchProfile, inline);
export const useChangePassword = () => useCommand(changePassword, inline);
