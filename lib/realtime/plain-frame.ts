import type { RawData } from "ws";
import { z } from "zod";
import { AppError, errors } from "@/lib/core/errors";
import { parseGiven } from "@/lib/http/problem";
import { readJson } from "@/lib/http/json";
import type { Incoming } from "./receive";

export interface Frame {
  incoming: Incoming;
  ack?: string | number;
}

/** `type` names the message, `ack` asks for an acknowledgement; the rest is the payload. */
const frame = z.looseObject({
  type: z.string().max(50),
  ack: z.union([z.string().max(64), z.number()]).optional(),
});

/** Reads a frame of a plain client. What is not a message comes back as the error to answer. */
export function readFrame(data: RawData, isBinary: boolean): Frame {
  try {
    if (isBinary) throw errors.malformed("not_text", "Send JSON as text.");
    const { type, ack, ...payload } = parseGiven(frame, readJson((data as Buffer).toString()));
    return { incoming: { event: type, payload }, ack };
  } catch (error) {
    if (error instanceof AppError) return { incoming: error };
    throw error;
  }
}
