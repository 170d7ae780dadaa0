// Made by `npm run browser-files` from lib/domain/booking/api.ts; do not edit.
import type { ClientEndpoint } from "@/lib/http/endpoint";
import type * as api from "./api";

export const approveBooking = {
  method: "POST",
  path: "/api/bookings/{id}/approve",
  tag: "bookings",
  idempotent: true,
} as ClientEndpoint<typeof api.approveBooking>;
export const cancelBooking = {
  method: "POST",
  path: "/api/bookings/{id}/cancel",
  tag: "bookings",
  idempotent: true,
} as ClientEndpoint<typeof api.cancelBooking>;
export const checkVehicle = {
  method: "POST",
  path: "/api/bookings/check_vehicle_availability",
  tag: "bookings",
} as ClientEndpoint<typeof api.checkVehicle>;
export const createBooking = {
  method: "POST",
  path: "/api/bookings",
  tag: "bookings",
  idempotent: true,
} as ClientEndpoint<typeof api.createBooking>;
export const declineAdminPayment = {
  method: "POST",
  path: "/api/admin/payments/{id}/decline",
  tag: "payments",
  idempotent: true,
} as ClientEndpoint<typeof api.declineAdminPayment>;
export const declineBooking = {
  method: "POST",
  path: "/api/bookings/{id}/decline",
  tag: "bookings",
  idempotent: true,
} as ClientEndpoint<typeof api.declineBooking>;
export const declineOwnerPayment = {
  method: "POST",
  path: "/api/owner/payments/{id}/decline",
  tag: "payments",
  idempotent: true,
} as ClientEndpoint<typeof api.declineOwnerPayment>;
export const getBooking = {
  method: "GET",
  path: "/api/bookings/{id}",
  tag: "bookings",
} as ClientEndpoint<typeof api.getBooking>;
export const holdSlot = {
  method: "POST",
  path: "/api/bookings/hold",
  tag: "bookings",
  idempotent: true,
} as ClientEndpoint<typeof api.holdSlot>;
export const listBookings = {
  method: "GET",
  path: "/api/bookings",
  tag: "bookings",
} as ClientEndpoint<typeof api.listBookings>;
export const previewCancel = {
  method: "GET",
  path: "/api/bookings/{id}/cancel",
  tag: "bookings",
} as ClientEndpoint<typeof api.previewCancel>;
export const quoteBooking = {
  method: "POST",
  path: "/api/bookings/quote",
  tag: "bookings",
} as ClientEndpoint<typeof api.quoteBooking>;
export const renewBooking = {
  method: "POST",
  path: "/api/bookings/{id}/renew",
  tag: "bookings",
  idempotent: true,
} as ClientEndpoint<typeof api.renewBooking>;
export const verifyAdminPayment = {
  method: "POST",
  path: "/api/admin/payments/{id}/verify",
  tag: "payments",
  idempotent: true,
} as ClientEndpoint<typeof api.verifyAdminPayment>;
export const verifyOwnerPayment = {
  method: "POST",
  path: "/api/owner/payments/{id}/verify",
  tag: "payments",
  idempotent: true,
} as ClientEndpoint<typeof api.verifyOwnerPayment>;
