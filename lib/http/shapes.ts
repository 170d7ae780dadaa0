import { z } from "zod";
import { canonicalZone } from "@/lib/core/time-zones";
import { clockTimePattern, weekdays, type Weekday } from "@/lib/core/weekly-hours";
import { issueWords } from "./issue-words";

z.config({ customError: issueWords });

/** Small schemas that every contract shares. Browser-safe. */
export const id = z.uuid();
export const idParams = z.strictObject({ id });

/** A zone of the IANA database, by any of its names; it is kept and sent by its canonical one. */
export const timezone = z
  .string()
  .refine((name) => canonicalZone(name) !== null, "Unknown time zone.")
  .overwrite((name) => canonicalZone(name) ?? name);

const clockTime = z.string().regex(clockTimePattern, "Enter a time such as 22:00.");
const timeRange = z.strictObject({ start: clockTime, end: clockTime });
/** Local times of each weekday; an end that is not after its start belongs to the next day. */
export const weeklyHours = z.strictObject(
  Object.fromEntries(weekdays.map((day) => [day, z.array(timeRange).max(4).default([])])) as Record<
    Weekday,
    z.ZodDefault<z.ZodArray<typeof timeRange>>
  >,
);

/** A decimal string such as "120.00"; integers of minor units inside (lib/core/money). */
export const money = z.string().regex(/^-?\d+\.\d{2}$/);

// Control and bidirectional characters can make a name look like another (docs/security.md S20).
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const isAllowed = (value: string): boolean => !forbidden.test(value) && !loneSurrogate.test(value);

/**
 * Metadata that publishes what a refinement checks, which a schema cannot tell of itself. It
 * belongs to the last step of a schema: a further refinement would lose it.
 */
export const published = (rules: object) => ({
  override: ({ jsonSchema }: { jsonSchema: object }) => void Object.assign(jsonSchema, rules),
});
const anyInstant = z.iso.datetime({
  offset: true,
  error: ({ input }) =>
    input === undefined ? undefined : "A time needs a zone, e.g. 2026-11-21T12:30:00Z.",
});
/** An instant in the format of RFC 3339, with a zone, in one of these years (UTC). */
export const instantWithin = (firstYear: number, lastYear: number) =>
  anyInstant
    .refine((value) => {
      const ms = Date.parse(value);
      const isBefore = ms < Date.UTC(firstYear, 0);
      return !isBefore && !(ms >= Date.UTC(lastYear + 1, 0));
    }, `Only times from ${firstYear} to ${lastYear}.`)
    .meta(published({ description: `A time from ${firstYear} to ${lastYear}.` }));
export const instant = instantWithin(1970, 2199);

/**
 * Publishes which members an object may not have together, and of which it may not lack all. It
 * says so by `not`, because generators of clients make types without members of other forms.
 */
export const forbids = (...cases: object[]) => published({ not: { anyOf: cases } });
export const both = (...names: string[]) => ({ required: names });
export const neither = (...names: string[]) => ({
  not: { anyOf: names.map((name) => ({ required: [name] })) },
});

/** A trimmed text of `min` to `max` characters. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .trim()
    .refine(isAllowed, "Contains characters that are not allowed.")
    .refine((value) => [...value].length <= max, `At most ${max} characters.`)
    .refine(
      (value) => [...value].length >= min,
      min === 1 ? "May not be blank." : `At least ${min} characters.`,
    )
    .meta(published({ ...(min > 0 && { minLength: min }), maxLength: max }));

/** A telephone number as people write it; null where there is none. */
export const phoneNumber = z
  .string()
  .regex(/^\+?[0-9 ()-]{6,20}$/, "Enter a phone number.")
  .nullable();
/** Text of 1 to `max` characters, of which at least one is visible. */
export const visibleText = (max: number) =>
  text(max, 1)
    .refine(
      (value) => /[^\s\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/.test(value),
      "May not be blank.",
    )
    .meta(published({ minLength: 1, maxLength: max }));

/** How a value of a query is published: by what it means, not as the text that arrives. */
const publishedAs = (schema: { type: string; minimum?: number; maximum?: number }) => ({
  override: ({ jsonSchema }: { jsonSchema: object }) => {
    for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
    Object.assign(jsonSchema, schema);
  },
});

/** A number in a query, where values arrive as strings. */
export const queryInt = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/, "A whole number is required.")
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .meta(publishedAs({ type: "integer", minimum: min, maximum: max }));
export const queryNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}(\.\d{1,9})?$/, "A number is required.")
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .meta(publishedAs({ type: "number", minimum: min, maximum: max }));
const MAX_SEQ = 999_999_999;
/** A position in a person's feed of notifications. */
export const seq = z.int().min(0).max(MAX_SEQ);
export const querySeq = queryInt(0, MAX_SEQ);
export const queryBool = z
  .enum(["true", "false"])
  .transform((value) => value === "true")
  .meta(publishedAs({ type: "boolean" }));
export const search = z
  .string()
  .min(1)
  .max(100)
  .refine(isAllowed, "Contains characters that are not allowed.");

export const pageQuery = {
  page: queryInt(1, 1_000_000).optional(),
  page_size: queryInt(1, 100).optional(),
};

export const page = <T extends z.ZodType>(row: T) =>
  z.object({
    count: z.int(),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    results: z.array(row),
  });

/**
 * The body of a PUT: the fields of `change`, or the whole `object` as a GET returned it. Fields of
 * `object` that only the server writes are ignored; unknown fields are refused.
 */
export function putBody<C extends z.ZodRawShape>(change: z.ZodObject<C>, object: z.ZodObject) {
  const readOnly = Object.keys(object.shape).filter((name) => !(name in change.shape));
  const ignored = z.unknown().optional().meta({ readOnly: true });
  const shape: C = {
    ...change.shape,
    ...Object.fromEntries(readOnly.map((name) => [name, ignored])),
  };
  return z
    .strictObject(shape)
    .transform(
      (given) =>
        Object.fromEntries(
          Object.entries(given).filter(([name]) => !readOnly.includes(name)),
        ) as z.output<z.ZodObject<C>>,
    );
}

/** A body that is a file: what a browser sends as a `Blob` arrives as bytes. */
export const file = z.custom<Uint8Array>() as unknown as z.ZodType<Uint8Array, Blob>;

export const detail = z.object({ detail: z.string() });

export interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}
