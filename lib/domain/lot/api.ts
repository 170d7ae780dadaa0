import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import {
  file,
  idParams,
  instant,
  page,
  pageQuery,
  queryBool,
  queryInt,
  queryNumber,
  search,
} from "@/lib/http/shapes";
import { vehicleType } from "@/lib/domain/vehicle/schema";
import {
  closing,
  closingPreview,
  layout,
  lot,
  lotChange,
  lotOrderings,
  lotPhoto,
  lotStatuses,
  near,
  newLot,
  newSlots,
  photoChange,
  photoParams,
  photoSizeParams,
  slot,
  slotChange,
  slotsClosing,
} from "./schema";
import { MAX_PHOTO_BYTES, photoTypes } from "./values";

/** For each network address; a page with its plan asks for about ten a minute. */
const guestLimit = { points: 120, seconds: 60 };
const managers = ["owner", "admin"] as const;
const MAX_RANGE_MINUTES = 366 * 24 * 60;
const range = { from: instant.optional(), to: instant.optional() };

export const listLots = endpoint({
  method: "GET",
  path: "/api/lots",
  tag: "lots",
  summary: "Find lots by text, place and time",
  access: "optional",
  guestLimit,
  query: z.strictObject({
    q: search.optional(),
    near: near.optional(),
    radius_km: queryNumber(0.1, 500).optional(),
    ...range,
    /** The length of the range instead of `to`. */
    minutes: queryInt(1, MAX_RANGE_MINUTES).optional(),
    vehicle_type: vehicleType.optional(),
    max_rate: queryNumber(0, 1_000_000).optional(),
    min_spaces: queryInt(0, 10_000).optional(),
    ev: queryBool.optional(),
    covered: queryBool.optional(),
    accessible: queryBool.optional(),
    status: z.enum(lotStatuses).optional(),
    /** Only the lots that the caller owns or works at. */
    mine: queryBool.optional(),
    ordering: z
      .string()
      .regex(new RegExp(`^-?(${lotOrderings.join("|")})$`), `One of ${lotOrderings.join(", ")}.`)
      .optional(),
    ...pageQuery,
  }),
  result: page(lot),
  revalidates: true,
});
export const createLot = endpoint({
  method: "POST",
  path: "/api/lots",
  tag: "lots",
  summary: "Open a lot",
  access: managers,
  body: newLot,
  result: lot,
  status: 201,
});
export const getLot = endpoint({
  method: "GET",
  path: "/api/lots/{id}",
  tag: "lots",
  summary: "One lot",
  access: "optional",
  guestLimit,
  params: idParams,
  result: lot,
});
export const changeLot = endpoint({
  method: "PATCH",
  path: "/api/lots/{id}",
  tag: "lots",
  summary: "Change a lot",
  access: managers,
  params: idParams,
  query: z.strictObject({ force: queryBool.optional() }),
  body: lotChange,
  refusals: [409],
  result: lot,
});
export const deleteLot = endpoint({
  method: "DELETE",
  path: "/api/lots/{id}",
  tag: "lots",
  summary: "Close a lot for good",
  access: managers,
  params: idParams,
  refusals: [409],
  result: z.void(),
  status: 204,
});
export const addPhoto = endpoint({
  method: "POST",
  path: "/api/lots/{id}/photos",
  tag: "lots",
  summary: "Add a photo to a lot; it is stored as WebP, without its metadata",
  access: managers,
  params: idParams,
  body: file,
  accepts: { types: photoTypes, maxBytes: MAX_PHOTO_BYTES },
  refusals: [409, 422],
  result: lotPhoto,
  status: 201,
  limit: { points: 60, seconds: 60 },
});
export const changePhoto = endpoint({
  method: "PATCH",
  path: "/api/lots/{id}/photos/{photo}",
  tag: "lots",
  summary: "Move a photo to another place, or describe it",
  access: managers,
  params: photoParams,
  body: photoChange,
  result: lotPhoto,
});
export const deletePhoto = endpoint({
  method: "DELETE",
  path: "/api/lots/{id}/photos/{photo}",
  tag: "lots",
  summary: "Delete a photo",
  access: managers,
  params: photoParams,
  result: z.void(),
  status: 204,
});
export const getPhoto = endpoint({
  method: "GET",
  path: "/api/lots/{id}/photos/{photo}/{size}",
  tag: "lots",
  summary: "A photo of a lot as WebP; it never changes",
  access: "public",
  params: photoSizeParams,
  result: z.string(),
  produces: ["image/webp"],
});
export const listSlots = endpoint({
  method: "GET",
  path: "/api/lots/{id}/slots",
  tag: "slots",
  summary: "The lot's slots and their states in a time range",
  access: "optional",
  guestLimit,
  params: idParams,
  query: z.strictObject({ ...range }),
  result: z.array(slot),
});
export const createSlots = endpoint({
  method: "POST",
  path: "/api/lots/{id}/slots/bulk",
  tag: "slots",
  summary: "Add slots",
  access: managers,
  params: idParams,
  body: newSlots,
  refusals: [409],
  result: z.array(slot),
  status: 201,
});
export const changeLayout = endpoint({
  method: "PUT",
  path: "/api/lots/{id}/layout",
  tag: "slots",
  summary: "Create, change and remove the lot's slots in one step",
  access: managers,
  params: idParams,
  body: layout,
  refusals: [409],
  result: z.array(slot),
});
export const changeSlot = endpoint({
  method: "PATCH",
  path: "/api/slots/{id}",
  tag: "slots",
  summary: "Change a slot",
  access: managers,
  params: idParams,
  body: slotChange,
  refusals: [409],
  result: slot,
});
const previewShape = {
  method: "GET",
  summary: "The bookings that closing would affect, and where they could move",
  access: managers,
  params: idParams,
  result: closingPreview,
} as const;
export const previewSlotClosing = endpoint({
  ...previewShape,
  path: "/api/slots/{id}/close",
  tag: "slots",
});
export const previewLotClosing = endpoint({
  ...previewShape,
  path: "/api/lots/{id}/close",
  tag: "lots",
});
const closeShape = {
  method: "POST",
  summary: "Close it, and move or refund each booking that it affects",
  access: managers,
  idempotent: true,
  params: idParams,
  body: closing,
  refusals: [409, 422],
} as const;
export const closeSlot = endpoint({
  ...closeShape,
  path: "/api/slots/{id}/close",
  tag: "slots",
  result: slot,
});
export const closeSlots = endpoint({
  ...closeShape,
  path: "/api/lots/{id}/slots/close",
  tag: "slots",
  summary: "Close several slots, and move or refund each booking that it affects",
  body: slotsClosing,
  result: z.array(slot),
});
export const closeLot = endpoint({
  ...closeShape,
  path: "/api/lots/{id}/close",
  tag: "lots",
  result: lot,
});
export const deleteSlot = endpoint({
  method: "DELETE",
  path: "/api/slots/{id}",
  tag: "slots",
  summary: "Remove a slot",
  access: managers,
  params: idParams,
  refusals: [409],
  result: z.void(),
  status: 204,
});
