import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { idParams, page } from "@/lib/http/shapes";
import { accountDeletion } from "@/lib/domain/user/schema";
import { vehicleNumber } from "@/lib/domain/vehicle/schema";
import {
  booking,
  bookingFilters,
  bookingRequest,
  bookingResult,
  cancelRequest,
  cashDeclined,
  cashVerification,
  cashVerified,
  declineRequest,
  hold,
  holdRequest,
  quote,
  quoteRequest,
  refundPreview,
  renewRequest,
  vehicleAvailability,
} from "./schema";
import { HOLD_MINUTES } from "./values";

const driver = ["driver"] as const;
const deciders = ["owner", "admin"] as const;
const tag = "bookings";

export const quoteBooking = endpoint({
  method: "POST",
  path: "/api/bookings/quote",
  tag,
  summary: "Price, terms and alternatives for a time range",
  access: driver,
  body: quoteRequest,
  refusals: [404, 409, 422],
  result: quote,
  limit: { points: 120, seconds: 60 },
});
export const holdSlot = endpoint({
  method: "POST",
  path: "/api/bookings/hold",
  tag,
  summary: `Hold a slot for ${HOLD_MINUTES} minutes`,
  access: driver,
  idempotent: true,
  body: holdRequest,
  refusals: [404, 409, 410, 422],
  result: hold,
  limit: { points: 60, seconds: 60 },
});
export const createBooking = endpoint({
  method: "POST",
  path: "/api/bookings",
  tag,
  summary: "Book at the price of a quote and pay",
  access: driver,
  shed: "last",
  idempotent: true,
  body: bookingRequest,
  refusals: [404, 409, 410, 422],
  result: bookingResult,
  status: 201,
  limit: { points: 50, seconds: 60 },
});
export const listBookings = endpoint({
  method: "GET",
  path: "/api/bookings",
  tag,
  summary: "My bookings; for owners and staff, those of their lots; for admins, all",
  access: "user",
  query: bookingFilters,
  result: page(booking),
  revalidates: true,
});
export const getBooking = endpoint({
  method: "GET",
  path: "/api/bookings/{id}",
  tag,
  summary: "One booking with its timeline",
  access: "user",
  params: idParams,
  result: booking,
});
export const previewCancel = endpoint({
  method: "GET",
  path: "/api/bookings/{id}/cancel",
  tag,
  summary: "What cancelling now would refund",
  access: "user",
  params: idParams,
  refusals: [403, 409],
  result: refundPreview,
});
export const cancelBooking = endpoint({
  method: "POST",
  path: "/api/bookings/{id}/cancel",
  tag,
  summary: "Cancel a booking",
  access: "user",
  shed: "last",
  idempotent: true,
  params: idParams,
  body: cancelRequest,
  refusals: [409],
  result: bookingResult,
});
export const renewBooking = endpoint({
  method: "POST",
  path: "/api/bookings/{id}/renew",
  tag,
  summary: "Book the same slot again, from now",
  access: driver,
  idempotent: true,
  params: idParams,
  body: renewRequest,
  refusals: [409, 410, 422],
  result: bookingResult,
  status: 201,
});
export const deleteAccount = endpoint({
  method: "DELETE",
  path: "/api/user",
  tag: "profile",
  summary: "Delete my account; bookings and payments stay under a pseudonym",
  access: "user",
  body: accountDeletion,
  refusals: [409],
  result: z.void(),
  status: 204,
  limit: { points: 5, seconds: 60 },
});
export const approveBooking = endpoint({
  method: "POST",
  path: "/api/bookings/{id}/approve",
  tag,
  summary: "Approve a request",
  access: deciders,
  idempotent: true,
  params: idParams,
  body: z.strictObject({}).optional(),
  refusals: [409],
  result: bookingResult,
});
export const declineBooking = endpoint({
  method: "POST",
  path: "/api/bookings/{id}/decline",
  tag,
  summary: "Decline, with a reason that the driver reads",
  access: deciders,
  idempotent: true,
  params: idParams,
  body: declineRequest,
  refusals: [409],
  result: bookingResult,
});
export const checkVehicle = endpoint({
  method: "POST",
  path: "/api/bookings/check_vehicle_availability",
  tag,
  summary: "Whether a vehicle already has a live booking",
  access: "user",
  body: z.strictObject({ vehicle_number: vehicleNumber }),
  result: vehicleAvailability,
  limit: { points: 30, seconds: 60 },
});

const verifyShape = {
  method: "POST",
  tag: "payments",
  summary: "Confirm that the cash was received",
  access: deciders,
  shed: "last",
  idempotent: true,
  params: idParams,
  body: cashVerification.optional(),
  refusals: [409],
  result: cashVerified,
} as const;
export const verifyOwnerPayment = endpoint({
  ...verifyShape,
  path: "/api/owner/payments/{id}/verify",
});
export const verifyAdminPayment = endpoint({
  ...verifyShape,
  path: "/api/admin/payments/{id}/verify",
});

const declineShape = {
  method: "POST",
  tag: "payments",
  summary: "Decline a cash payment and its booking",
  access: deciders,
  shed: "last",
  idempotent: true,
  params: idParams,
  body: declineRequest,
  refusals: [409],
  result: cashDeclined,
} as const;
export const declineOwnerPayment = endpoint({
  ...declineShape,
  path: "/api/owner/payments/{id}/decline",
});
export const declineAdminPayment = endpoint({
  ...declineShape,
  path: "/api/admin/payments/{id}/decline",
});
