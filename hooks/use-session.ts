"use client";
import { deleteAccount } from "@/lib/domain/booking/client";
import { endOtherSessions, endSession, listSessions } from "@/lib/domain/user/client";
import { sessionRows } from "./queries";
import { useCommand, useEndpoint } from "./query";

export const useSessions = () => useEndpoint(listSessions, { query: sessionRows });
export const useEndSession = () => useCommand(endSession);
export const useEndOtherSessions = () => useCommand(endOtherSessions);
export const useDeleteAccount = () =>
  useCommand(deleteAccount, { meta: { inline: true }, refresh: [] });
