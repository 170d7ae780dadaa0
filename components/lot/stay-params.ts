import { createParser, parseAsInteger, parseAsString } from "nuqs/server";
import { instantOf } from "@/lib/core/local-time";
import { MAX_MINUTES, MIN_MINUTES } from "@/lib/domain/booking/values";
import { DEFAULT_STAY_MINUTES } from "./stay";

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** A start time in the URL, as the value of a `datetime-local` input; ignored when malformed. */
export const parseAsStart = createParser({
  parse: (text) => (LOCAL.test(text) && instantOf(text, "UTC") !== null ? text : null),
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

/** The stay and the selected slot in the URL of a lot's page. */
export const stayParsers = {
  at: parseAsStart,
  for: parseAsMinutes.withDefault(DEFAULT_STAY_MINUTES),
  slot: parseAsString,
};
