import type { RawData } from "ws";
import { z } from "zod";
import { AppError, errors } from "@/lib/core/errors";
import { invalidProblem } from "@/lib/http/problem";
import { readJson } from "@/lib/http/json";
import type { Incoming } from "./messages";

export interface Frame {
  incoming: Incoming;
  ack?: string | number;
}

/** `type` names the message, `ack` asks for an answer under that name; the rest is the message itself. */
const frame = z.looseObject({
  type: z.string().max(50),
  ack: z.union([z.string().max(64), z.number()]).optional(),
});

/** What a plain client sent, or why it is no message. */
export function readFrame(data: RawData, isBinary: boolean): Frame {
  try {
    if (isBinary) throw errors.malformed("not_text", "Send JSON as text.");
    const { type, ack, ...payload } = frame.parse(readJson(data.toString()));
    return { incoming: { event: type, payload }, ack };
  } catch (error) {
    if (error instanceof AppError) return { incoming: error };
    if (error instanceof z.ZodError) return { incoming: new AppError(invalidProblem(error)) };
    throw error;
  }
}
