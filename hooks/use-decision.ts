"use client";
import {
  approveBooking,
  cancelBooking,
  declineAdminPayment,
  declineBooking,
  declineOwnerPayment,
  verifyAdminPayment,
  verifyOwnerPayment,
} from "@/lib/domain/booking/client";
import { approveOwner, declineOwner } from "@/lib/domain/user/client";
import { useCommand } from "./query";
import { useActor } from "./use-actor";

/** Tags that a decision makes stale here; other pages are updated over the socket. */
const refresh = ["queue", "payments", "bookings", "slots", "dashboard"] as const;

export const useVerifyCash = () =>
  useCommand(useActor().role === "admin" ? verifyAdminPayment : verifyOwnerPayment, { refresh });
export const useDeclineCash = () =>
  useCommand(useActor().role === "admin" ? declineAdminPayment : declineOwnerPayment, { refresh });
export const useApproveRequest = () => useCommand(approveBooking, { refresh });
export const useDeclineRequest = () => useCommand(declineBooking, { refresh });
export const useApproveOwner = () => useCommand(approveOwner, { refresh: ["queue", "users"] });
export const useDeclineOwner = () => useCommand(declineOwner, { refresh: ["queue", "users"] });
export const useCancelForDriver = () => useCommand(cancelBooking, { refresh });
