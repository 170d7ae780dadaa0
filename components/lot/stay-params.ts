"use client";
import { createParser, parseAsInteger } from "nuqs";
import { fromLocalInput } from "@/components/ui/format";
import { MAX_MINUTES, MIN_MINUTES } from "@/lib/domain/booking/schema";

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** A start in an address, as a `datetime-local` input writes it. What cannot be read counts as none: anybody can type an address. */
export const parseAsStart = createParser({
  parse: (text) => (LOCAL.test(text) && fromLocalInput(text, "UTC") !== null ? text : null),
  serialize: String,
});

/** A length in minutes that can be booked. */
export const parseAsMinutes = createParser({
  parse: (text) => {
    const minutes = parseAsInteger.parse(text);
    return minutes === null ? null : Math.min(MAX_MINUTES, Math.max(MIN_MINUTES, minutes));
  },
  serialize: String,
});
