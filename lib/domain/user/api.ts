import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { detail, idParams, page, pageQuery } from "@/lib/http/shapes";
import {
  credentials,
  deactivation,
  emailChange,
  linkUse,
  ownerApplication,
  ownerDecline,
  passwordChange,
  passwordRequest,
  passwordReset,
  profile,
  profileChange,
  registration,
  session,
  tokens,
  tokensWithUser,
  wsToken,
} from "./schema";

const profilePath = "/api/user/profile";
const wsTokenPath = "/api/user/ws-token";

export const register = endpoint({
  method: "POST",
  path: "/api/register",
  tag: "account",
  summary: "Register as a driver or an owner",
  access: "public",
  body: registration,
  result: detail,
  status: 202,
  limit: { points: 20, seconds: 60 },
});
export const token = endpoint({
  method: "POST",
  path: "/api/token",
  tag: "account",
  summary: "Exchange credentials for an access and a refresh token",
  access: "public",
  body: credentials,
  refusals: [401],
  result: tokensWithUser,
  limit: { points: 60, seconds: 60 },
});
export const refreshToken = endpoint({
  method: "POST",
  path: "/api/token/refresh",
  tag: "account",
  summary: "Rotate a refresh token",
  access: "public",
  body: z.strictObject({ refresh: z.string().max(200) }),
  refusals: [401],
  result: tokens,
  limit: { points: 60, seconds: 60 },
});
export const getProfile = endpoint({
  method: "GET",
  path: profilePath,
  tag: "profile",
  summary: "My profile",
  access: "user",
  result: profile,
});
export const putProfile = endpoint({
  method: "PUT",
  path: profilePath,
  tag: "profile",
  summary: "Replace my profile",
  access: "user",
  body: profileChange,
  result: profile,
});
export const patchProfile = endpoint({
  method: "PATCH",
  path: profilePath,
  tag: "profile",
  summary: "Change my profile",
  access: "user",
  body: profileChange,
  result: profile,
});
export const changePassword = endpoint({
  method: "POST",
  path: "/api/user/change-password",
  tag: "profile",
  summary: "Change my password and end my other sessions",
  access: "user",
  body: passwordChange,
  result: detail,
  limit: { points: 10, seconds: 60 },
});
export const changeEmail = endpoint({
  method: "POST",
  path: "/api/user/email",
  tag: "profile",
  summary: "Ask to change my address; a link that is sent to the new one does it",
  access: "user",
  body: emailChange,
  result: detail,
  status: 202,
  limit: { points: 10, seconds: 60 },
});
export const sendVerification = endpoint({
  method: "POST",
  path: "/api/user/verify-email/send",
  tag: "profile",
  summary: "Send me a link that confirms my address",
  access: "user",
  result: detail,
  status: 202,
  limit: { points: 5, seconds: 600 },
});

/** What the links in account mails do. Opening one shows a page, which then calls these. */
const byLink = {
  method: "POST",
  tag: "account",
  access: "public",
  result: detail,
  limit: { points: 20, seconds: 60 },
} as const;
export const forgotPassword = endpoint({
  ...byLink,
  path: "/api/user/forgot-password",
  summary: "Send a link to choose a new password; the same answer for any address",
  body: passwordRequest,
  status: 202,
});
export const resetPassword = endpoint({
  ...byLink,
  path: "/api/user/reset-password",
  summary: "Choose a new password by the link of an e-mail and end all sessions",
  body: passwordReset,
  refusals: [410],
});
export const verifyEmail = endpoint({
  ...byLink,
  path: "/api/user/verify-email",
  summary: "Confirm an address by the link that was sent to it",
  body: linkUse,
  refusals: [410],
});
export const stopEmailChange = endpoint({
  ...byLink,
  path: "/api/user/email/stop",
  summary: "Stop a change of address by the link that the old one was sent",
  body: linkUse,
  refusals: [410],
});

export const getWsToken = endpoint({
  method: "GET",
  path: wsTokenPath,
  tag: "ws-token",
  summary: "Issue a short-lived token for the socket",
  access: "user",
  result: wsToken,
  limit: { points: 30, seconds: 60 },
});
export const postWsToken = endpoint({
  method: "POST",
  path: wsTokenPath,
  tag: "ws-token",
  summary: "Issue a short-lived token for the socket",
  access: "user",
  result: wsToken,
  limit: { points: 30, seconds: 60 },
});
export const deleteWsTokens = endpoint({
  method: "DELETE",
  path: wsTokenPath,
  tag: "ws-token",
  summary: "Revoke my socket tokens and disconnect my sockets",
  access: "user",
  result: z.void(),
  status: 204,
});

const sessionsPath = "/api/user/sessions";
export const listSessions = endpoint({
  method: "GET",
  path: sessionsPath,
  tag: "sessions",
  summary: "Where I am signed in, the latest use first",
  access: "user",
  query: z.strictObject({ ...pageQuery }),
  result: page(session),
});
export const endSession = endpoint({
  method: "DELETE",
  path: `${sessionsPath}/{id}`,
  tag: "sessions",
  summary: "Sign out one of my devices",
  access: "user",
  params: idParams,
  result: z.void(),
  status: 204,
});
export const endOtherSessions = endpoint({
  method: "DELETE",
  path: sessionsPath,
  tag: "sessions",
  summary: "Sign out all of my devices but this one",
  access: "user",
  result: z.void(),
  status: 204,
});

const admins = ["admin"] as const;
const accounts = "/api/admin/users";
export const activateAccount = endpoint({
  method: "POST",
  path: `${accounts}/{id}/activate`,
  tag: "users",
  summary: "Let the person of a deactivated account sign in again",
  access: admins,
  params: idParams,
  refusals: [409],
  result: detail,
});
export const deactivateAccount = endpoint({
  method: "POST",
  path: `${accounts}/{id}/deactivate`,
  tag: "users",
  summary: "Deactivate an account and end its sessions",
  access: admins,
  params: idParams,
  body: deactivation,
  refusals: [409],
  result: detail,
});

const owners = "/api/admin/owners";
export const listOwners = endpoint({
  method: "GET",
  path: owners,
  tag: "owners",
  summary: "Owners who wait for approval, oldest first",
  access: admins,
  query: z.strictObject({ ...pageQuery }),
  result: page(ownerApplication),
});
export const approveOwner = endpoint({
  method: "POST",
  path: `${owners}/{id}/approve`,
  tag: "owners",
  summary: "Approve an owner",
  access: admins,
  params: idParams,
  refusals: [409],
  result: detail,
});
export const declineOwner = endpoint({
  method: "POST",
  path: `${owners}/{id}/decline`,
  tag: "owners",
  summary: "Decline an owner",
  access: admins,
  params: idParams,
  body: ownerDecline,
  refusals: [409],
  result: detail,
});
