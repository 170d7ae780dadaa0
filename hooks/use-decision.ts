"use client";
import {
  approveBooking,
  cancelBooking,
  declineAdminPayment,
  declineBooking,
  declineOwnerPayment,
  previewCancel,
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
/** Asks at a press what cancelling refunds; without an answer there is nothing to confirm. */
export const useFreshCancelPreview = () => useCommand(previewCancel, { refresh: [] });
export const useCancelForDriver = () => useCommand(cancelBooking, { refresh });
