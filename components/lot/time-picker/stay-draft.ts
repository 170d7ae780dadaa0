import { formatDate, formatMinutes, formatTime } from "@/components/ui/format";
import { readTime } from "@/components/ui/typed-time";
import { DAY_MS, MINUTE_MS } from "@/lib/core/duration";
import { endOfSkipped, instantsOf, localDay, localMinute } from "@/lib/core/local-time";
import { cityOf } from "@/lib/core/time-zones";
import { MAX_DAYS_AHEAD, MIN_MINUTES } from "@/lib/domain/booking/values";
import { endOf, type Stay } from "../stay";

const QUARTER_MINUTES = 15;
const DAY_MINUTES = 24 * 60;

/** What somebody has entered so far; it need not be possible. */
export interface StayDraft {
  /** The local day of the start: "2026-11-28". */
  day: string;
  /** The start as it was typed; null for now. */
  time: string | null;
  /** Of an hour that happens twice, the second one. */
  isSecond: boolean;
  minutes: number;
  /** An end that was typed and cannot be used; null when the length decides. */
  until: string | null;
}

export interface StayLimits {
  timeZone: string;
  /** Milliseconds since 1970. */
  now: number;
  maxMinutes: number;
  /** What `maxMinutes` holds for: "in one booking". */
  maxOf?: string;
}

/** Why a field cannot stay as it is, and the change that would mend it. */
export interface Fault {
  text: string;
  mend?: { label: string; draft: StayDraft };
}
export type FaultyField = "start" | "length" | "until";

export interface StayReading {
  stay: Stay;
  /** The instants of the start and the end; of a faulty start, those of the mended one. */
  start: string;
  end: string;
  faults: Partial<Record<FaultyField, Fault>>;
  /** The two instants of a start that happens twice. */
  repeated: readonly [string, string] | null;
}

export const isoOf = (at: number) => new Date(at).toISOString();
const dayOf = (iso: string, timeZone: string) => localMinute(iso, timeZone).slice(0, 10);
const timeOf = (iso: string, timeZone: string) => localMinute(iso, timeZone).slice(11);

/** The local day some days after an instant's. */
export const dayAfter = (at: number, days: number, timeZone: string): string =>
  isoOf((localDay(at, timeZone) + days) * DAY_MS).slice(0, 10);

/** The first full quarter of an hour after an instant. */
export const nextQuarter = (at: number): number => {
  const quarter = QUARTER_MINUTES * MINUTE_MS;
  return (Math.floor(at / quarter) + 1) * quarter;
};

/** A draft that starts at an instant. */
export function startingAt(draft: StayDraft, iso: string, timeZone: string): StayDraft {
  const [, second] = instantsOf(localMinute(iso, timeZone), timeZone);
  return {
    ...draft,
    day: dayOf(iso, timeZone),
    time: timeOf(iso, timeZone),
    isSecond: second !== undefined && Date.parse(second) === Date.parse(iso),
    until: null,
  };
}

export function draftOf({ from, minutes }: Stay, { timeZone, now }: StayLimits): StayDraft {
  const draft = { day: dayAfter(now, 0, timeZone), time: null, isSecond: false, until: null };
  return from === null ? { ...draft, minutes } : startingAt({ ...draft, minutes }, from, timeZone);
}

/** The stay that a draft means, and what is wrong with it. */
export function readDraft(draft: StayDraft, limits: StayLimits): StayReading {
  const { from, fault, repeated } = readStart(draft, limits);
  const start = from ?? isoOf(limits.now);
  const lengthFault = faultOfLength(draft, limits);
  const untilFault = draft.until === null ? undefined : faultOfUntil(draft, start, limits);
  return {
    stay: { from, minutes: draft.minutes },
    start,
    end: endOf(start, draft.minutes),
    faults: {
      ...(fault && { start: fault }),
      ...(lengthFault && { length: lengthFault }),
      ...(untilFault && { until: untilFault }),
    },
    repeated,
  };
}

interface StartReading {
  from: string | null;
  fault?: Fault;
  repeated: StayReading["repeated"];
}

function readStart(draft: StayDraft, { timeZone, now }: StayLimits): StartReading {
  if (draft.time === null) return { from: null, repeated: null };
  const time = readTime(draft.time);
  if (time === null)
    return { from: null, fault: { text: "Write a time such as 09:30." }, repeated: null };
  const mendedBy = (iso: string): NonNullable<Fault["mend"]> => ({
    label: `Start at ${formatTime(iso, timeZone)}`,
    draft: startingAt(draft, iso, timeZone),
  });
  const local = `${draft.day}T${time}`;
  const [first, second] = instantsOf(local, timeZone);
  if (!first) return { from: null, repeated: null, ...skippedStart(local, timeZone, mendedBy) };
  const from = draft.isSecond && second ? second : first;
  const repeated = second ? ([first, second] as const) : null;
  const fault = faultOfStart(from, { timeZone, now }, mendedBy);
  return { from, repeated, ...(fault && { fault }) };
}

type MendedBy = (iso: string) => NonNullable<Fault["mend"]>;

function skippedStart(local: string, timeZone: string, mendedBy: MendedBy) {
  const after = endOfSkipped(local, timeZone);
  if (!after) return { fault: { text: "Choose a day." } };
  return { fault: { text: skippedText(local, after, timeZone), mend: mendedBy(after) } };
}

const skippedText = (local: string, after: string, timeZone: string) =>
  `${local.slice(11)} does not exist on ${formatDate(after, timeZone)}: the clocks go forward.`;

function faultOfStart(
  from: string,
  { timeZone, now }: Pick<StayLimits, "timeZone" | "now">,
  mendedBy: MendedBy,
): Fault | undefined {
  const at = Date.parse(from);
  if (at + MINUTE_MS <= now) {
    const present = `it is ${formatTime(isoOf(now), timeZone)} in ${cityOf(timeZone)}`;
    const passed =
      dayOf(from, timeZone) === dayOf(isoOf(now), timeZone)
        ? formatTime(from, timeZone)
        : `${formatDate(from, timeZone)} ${formatTime(from, timeZone)}`;
    return { text: `${passed} has passed, ${present}.`, mend: mendedBy(isoOf(nextQuarter(now))) };
  }
  if (at > now + MAX_DAYS_AHEAD * DAY_MS)
    return { text: `Book at most ${MAX_DAYS_AHEAD} days ahead.` };
  return undefined;
}

function faultOfLength(
  draft: StayDraft,
  { maxMinutes, maxOf = "in one booking" }: StayLimits,
): Fault | undefined {
  const stayFor = (minutes: number, text: string): Fault => ({
    text,
    mend: { label: `Stay ${formatMinutes(minutes)}`, draft: { ...draft, minutes, until: null } },
  });
  if (draft.minutes > maxMinutes)
    return stayFor(maxMinutes, `At most ${formatMinutes(maxMinutes)} ${maxOf}.`);
  if (draft.minutes < MIN_MINUTES)
    return stayFor(MIN_MINUTES, `At least ${formatMinutes(MIN_MINUTES)}.`);
  return undefined;
}

/** The local minute that a typed end means: the next such time after the start. */
function localEndOf(draft: StayDraft, start: string, time: string, timeZone: string): string {
  const startDay = localDay(Date.parse(start), timeZone);
  const endDay = localDay(Date.parse(endOf(start, draft.minutes)), timeZone);
  // A stay of days keeps the day of its end.
  const day = draft.minutes < DAY_MINUTES ? startDay : endDay;
  const onDay = (number: number) => `${isoOf(number * DAY_MS).slice(0, 10)}T${time}`;
  const [instant] = instantsOf(onDay(day), timeZone).slice(-1);
  return instant && Date.parse(instant) <= Date.parse(start) ? onDay(day + 1) : onDay(day);
}

/** The midnight at which a day ends, as people write it. */
const endOfDay = /^\s*24[:.]?00\s*$/;

/** The draft after an end was typed: with its length, or with the text that cannot be used. */
export function withUntil(draft: StayDraft, typed: string, limits: StayLimits): StayDraft {
  const { start } = readDraft(draft, limits);
  const time = readTime(typed.replace(endOfDay, "00:00"));
  if (time === null) return { ...draft, until: typed };
  const ends = instantsOf(localEndOf(draft, start, time, limits.timeZone), limits.timeZone);
  const end = ends.find((one) => Date.parse(one) > Date.parse(start));
  if (!end) return { ...draft, until: time };
  const minutes = Math.ceil((Date.parse(end) - Date.parse(start)) / MINUTE_MS);
  return { ...draft, minutes, until: null };
}

function faultOfUntil(draft: StayDraft, start: string, { timeZone }: StayLimits): Fault {
  const time = readTime(draft.until ?? "");
  if (time === null) return { text: "Write a time such as 18:30." };
  const local = localEndOf(draft, start, time, timeZone);
  const after = endOfSkipped(local, timeZone) ?? start;
  const minutes = Math.round((Date.parse(after) - Date.parse(start)) / MINUTE_MS);
  return {
    text: skippedText(local, after, timeZone),
    mend: {
      label: `Until ${formatTime(after, timeZone)}`,
      draft: { ...draft, minutes, until: null },
    },
  };
}

const stepOf = (minutes: number): number => {
  if (minutes < 2 * 60) return QUARTER_MINUTES;
  return minutes < 8 * 60 ? 2 * QUARTER_MINUTES : 4 * QUARTER_MINUTES;
};

/** The next longer or shorter length: in quarters, from 2 hours on in halves, from 8 in hours. */
export function stepped(minutes: number, direction: 1 | -1): number {
  const step = stepOf(direction === 1 ? minutes : minutes - 1);
  const steps = direction === 1 ? Math.floor(minutes / step) + 1 : Math.ceil(minutes / step) - 1;
  return steps * step;
}
