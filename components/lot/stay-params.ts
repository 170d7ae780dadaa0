"use client";
import { createParser, parseAsInteger } from "nuqs";
import { fromLocalInput } from "@/components/ui/format";
import { MAX_MINUTES, MIN_MINUTES } from "@/lib/domain/booking/schema";

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** A start time in the URL, as the value of a `datetime-local` input; ignored when malformed. */
export const parseAsStart = createParser({
  parse: (text) => (LOCAL.test(text) && fromLocalInput(text, "UTC") !== null ? text : null),
  serialize: String,
});

/** A length in minutes in the URL, limited to what can be booked. */
export const parseAsMinutes = createParser({
  parse: (text) => {
    const minutes = parseAsInteger.parse(text);
    return minutes === null ? null : Math.min(MAX_MINUTES, Math.max(MIN_MINUTES, minutes));
  },
  serialize: String,
});
