import { createParser, parseAsBoolean, parseAsInteger, parseAsString } from "nuqs/server";
import { instantOf } from "@/lib/core/local-time";
import { MAX_MINUTES, MIN_MINUTES } from "@/lib/domain/booking/values";
import { DEFAULT_STAY_MINUTES, type Stay } from "./stay";

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const INSTANT = /^20\d\d-\d\d-\d\dT\d\d:\d\d(:00(\.000)?)?Z$/;

/** An instant in the URL, "2026-11-22T02:00Z"; ignored when malformed. */
export const parseAsInstant = createParser({
  parse: (text) =>
    INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null,
  serialize: (instant: string) => instant.replace(/(:00(\.000)?)?Z$/, "Z"),
});

/** A local time without its zone, which older links have; ignored when malformed. */
export const parseAsLocal = createParser({
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

/** The stay in the URL; `at` is the start in older links. */
export const stayParsers = {
  from: parseAsInstant,
  at: parseAsLocal,
  for: parseAsMinutes.withDefault(DEFAULT_STAY_MINUTES),
};

interface StayParams {
  from: string | null;
  at: string | null;
  for: number;
}

/** The stay of an address. An older link's start was meant in the zone of its page. */
export const stayOf = ({ from, at, for: minutes }: StayParams, timeZone: string): Stay => ({
  from: from ?? (at === null ? null : instantOf(at, timeZone)),
  minutes,
});

/** The change of an address to a stay. */
export const paramsOf = ({ from, minutes }: Stay) => ({ from, at: null, for: minutes });

/** The stay as the query of a link. */
export const stayQuery = ({ from, minutes }: Stay): Record<string, string> => ({
  ...(from && { from: parseAsInstant.serialize(from) }),
  for: String(minutes),
});

/** The query of a link to a slot for a stay, and to the search that led there. */
export const slotQuery = (code: string, stay: Stay, back = ""): string =>
  new URLSearchParams({ slot: code, ...stayQuery(stay), ...(back && { back }) }).toString();

/** In the URL of a lot's page: the stay, the selected slot, and the search that led here. */
export const lotParsers = {
  ...stayParsers,
  slot: parseAsString,
  back: parseAsString.withDefault(""),
  /** The owner came from the lot's editor. */
  editor: parseAsBoolean.withDefault(false),
};

/** The address of the search that led to a lot, at the stay that is now chosen. */
export const searchPath = (back: string, stay: Stay): string =>
  `/find?${new URLSearchParams([
    ...new URLSearchParams(back),
    ...Object.entries(stayQuery(stay)),
  ]).toString()}`;
