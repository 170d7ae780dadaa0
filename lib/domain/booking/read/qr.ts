import { toString as qrSvg } from "qrcode";
import type { Actor } from "@/lib/core/actor";
import { errors } from "@/lib/core/errors";
import { passCode } from "./pass-code";
import { isOpen, statusWords } from "../rules/status";
import { loadBooking } from "./load";

/**
 * The address of a booking's pass as a QR code (SVG), which staff of the lot open with any camera.
 * Throws 404 for a booking that the actor may not see, 409 `no_pass` for one that is not open any
 * more.
 */
export async function passQr(actor: Actor, id: string, origin: string): Promise<Response> {
  const { booking } = await loadBooking(actor, id);
  if (!isOpen(booking))
    throw errors.conflict(
      "no_pass",
      `A booking that is ${statusWords(booking.status)} has no pass.`,
    );
  return qrOf(`${origin}/pass/${passCode(id)}`);
}

/** The address of a booking's receipt as a QR code (SVG). Throws 404 as `passQr` does. */
export async function receiptQr(actor: Actor, id: string, origin: string): Promise<Response> {
  await loadBooking(actor, id);
  return qrOf(`${origin}/bookings/${id}/receipt`);
}

async function qrOf(text: string): Promise<Response> {
  const svg = await qrSvg(text, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return new Response(svg, { headers: { "Content-Type": "image/svg+xml; charset=utf-8" } });
}
