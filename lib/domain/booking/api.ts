import { z } from "zod";
import { cashDeclined, cashVerification, cashVerified } from "@/lib/domain/payment/schema";
import { endpoint } from "@/lib/http/endpoint";
import { idParams, page } from "@/lib/http/shapes";
import { accountDeletion } from "@/lib/domain/user/schema";
import {
  booking,
  bookingExportQuery,
  bookingFilters,
  bookingRequest,
  bookingResult,
  calendarFeedState,
  cancelRequest,
  bookingDecline,
  declineRequest,
  extendRequest,
  extensionQuery,
  extensionQuote,
  feedParams,
  hold,
  holdRequest,
  newCalendarFeed,
  payRequest,
  quote,
  quoteRequest,
  refundPreview,
  renewRequest,
  vehicleAvailability,
  vehicleChange,
  vehicleCheck,
} from "./schema";
import { HOLD_MINUTES } from "./values";

const driver = ["driver"] as const;
const deciders = ["owner", "admin"] as const;
const tag = "bookings";
const reading = { method: "GET", tag, access: "user" } as const;
const acting = {
  method: "POST",
  tag,
  idempotent: true,
  params: idParams,
  result: bookingResult,
} as const;
/** What books and charges a card. */
const paying = {
  method: "POST",
  tag,
  access: driver,
  shed: "last",
  idempotent: true,
  result: bookingResult,
  limit: { points: 50, seconds: 60 },
} as const;

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
  ...paying,
  path: "/api/bookings",
  summary: "Book at the price of a quote and pay",
  body: bookingRequest,
  refusals: [404, 409, 410, 422],
  status: 201,
});
export const listBookings = endpoint({
  ...reading,
  path: "/api/bookings",
  summary: "My bookings; for owners and staff, those of their lots; for admins, all",
  query: bookingFilters,
  result: page(booking),
  revalidates: true,
});
const file = { method: "GET", tag, result: z.string() } as const;
export const exportBookings = endpoint({
  ...file,
  path: "/api/bookings/export.csv",
  summary: "Bookings as CSV: of the owner's lots, or for admins all",
  access: deciders,
  query: bookingExportQuery,
  produces: ["text/csv"],
  limit: { points: 10, seconds: 60 },
});
export const getBooking = endpoint({
  ...reading,
  path: "/api/bookings/{id}",
  summary: "One booking with its timeline",
  params: idParams,
  result: booking,
});
export const changeBookedVehicle = endpoint({
  method: "PATCH",
  path: "/api/bookings/{id}",
  tag,
  summary: "Change the plate of a booking that has not ended",
  access: driver,
  params: idParams,
  body: vehicleChange,
  refusals: [409],
  result: bookingResult,
});
export const previewCancel = endpoint({
  ...reading,
  path: "/api/bookings/{id}/cancel",
  summary: "What cancelling now would refund",
  params: idParams,
  refusals: [403, 409],
  result: refundPreview,
});
export const cancelBooking = endpoint({
  ...acting,
  path: "/api/bookings/{id}/cancel",
  summary: "Cancel a booking",
  audited: true,
  access: "user",
  shed: "last",
  body: cancelRequest,
  refusals: [409],
});
export const payBooking = endpoint({
  ...paying,
  path: "/api/bookings/{id}/pay",
  summary: "Pay by card instead of in cash",
  params: idParams,
  body: payRequest,
  refusals: [409, 422],
});
export const renewBooking = endpoint({
  ...acting,
  path: "/api/bookings/{id}/renew",
  summary: "Book the same slot again, from now",
  access: driver,
  body: renewRequest,
  refusals: [409, 410, 422],
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
export const quoteExtension = endpoint({
  method: "GET",
  path: "/api/bookings/{id}/extend",
  tag,
  summary: "Price of extending a booking, and how far that is possible",
  access: driver,
  params: idParams,
  query: extensionQuery,
  refusals: [409, 422],
  result: extensionQuote,
  limit: { points: 120, seconds: 60 },
});
export const extendBooking = endpoint({
  ...paying,
  path: "/api/bookings/{id}/extend",
  summary: "Extend a booking at the price of a quote",
  params: idParams,
  body: extendRequest,
  refusals: [409, 410, 422],
});
const bookingFile = { ...file, params: idParams } as const;
export const bookingCalendar = endpoint({
  ...bookingFile,
  path: "/api/bookings/{id}/calendar.ics",
  summary: "A booking as a calendar file",
  access: "user",
  produces: ["text/calendar"],
});
export const bookingPass = endpoint({
  ...bookingFile,
  path: "/api/bookings/{id}/pass.svg",
  summary: "The QR code of a booking, which opens its pass",
  access: driver,
  refusals: [409],
  produces: ["image/svg+xml"],
});
export const bookingReceiptCode = endpoint({
  ...bookingFile,
  path: "/api/bookings/{id}/receipt.svg",
  summary: "The QR code of a booking, which opens its receipt",
  access: driver,
  produces: ["image/svg+xml"],
});
export const calendarFeed = endpoint({
  ...file,
  path: "/api/calendar/{file}",
  summary: "All bookings of the person who has this secret address, as a calendar",
  access: "public",
  params: feedParams,
  produces: ["text/calendar"],
  limit: { points: 60, seconds: 60 },
});
const feed = { path: "/api/user/calendar-feed", tag: "calendar-feed", access: driver } as const;
export const getCalendarFeed = endpoint({
  method: "GET",
  ...feed,
  summary: "Whether I have a calendar address, and since when",
  result: calendarFeedState,
});
export const createCalendarFeed = endpoint({
  method: "POST",
  ...feed,
  summary: "Make a new calendar address; one made before stops working",
  result: newCalendarFeed,
  status: 201,
  limit: { points: 20, seconds: 3600 },
});
export const deleteCalendarFeed = endpoint({
  method: "DELETE",
  ...feed,
  summary: "Stop my calendar address",
  result: z.void(),
  status: 204,
});
const deciding = { ...acting, access: deciders, refusals: [409] } as const;
export const approveBooking = endpoint({
  ...deciding,
  path: "/api/bookings/{id}/approve",
  summary: "Approve a request",
  body: z.strictObject({}).optional(),
});
export const declineBooking = endpoint({
  ...deciding,
  path: "/api/bookings/{id}/decline",
  summary: "Decline, with a reason that the driver reads",
  body: bookingDecline,
});
export const checkVehicle = endpoint({
  method: "POST",
  path: "/api/bookings/check_vehicle_availability",
  tag,
  summary: "Whether a vehicle already has a live booking, at all or during a stay",
  access: "user",
  body: vehicleCheck,
  result: vehicleAvailability,
  limit: { points: 30, seconds: 60 },
});
const decidingCash = { ...deciding, tag: "payments", shed: "last" } as const;
const verifyShape = {
  ...decidingCash,
  summary: "Confirm that the cash was received",
  body: cashVerification.optional(),
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
  ...decidingCash,
  summary: "Decline a cash payment and its booking",
  body: declineRequest,
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
