import { z } from "zod";
import { issueWords } from "./issue-words";

z.config({ customError: issueWords });

/** Small schemas that every contract shares. Browser-safe. */
export const id = z.uuid();
export const idParams = z.strictObject({ id });

/** RFC 3339 with a zone; a time without one is refused. */
export const instant = z.iso
  .datetime({
    offset: true,
    error: ({ input }) =>
      input === undefined ? undefined : "A time needs a zone, e.g. 2026-11-21T12:30:00Z.",
  })
  .refine((value) => !value.startsWith("0000"), "There was no year 0.");
export const timezone = z.string().refine(isTimezone, "Unknown time zone.");

/** A decimal string such as "120.00"; integers of minor units inside (lib/core/money). */
export const money = z.string().regex(/^-?\d+\.\d{2}$/);

// Control and bidirectional characters let a name pretend to be something else (security.md S20).
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
export const text = (max: number, min = 0) =>
  z
    .string()
    .trim()
    .refine((value) => !forbidden.test(value), "Contains characters that are not allowed.")
    .refine((value) => [...value].length <= max, `At most ${max} characters.`)
    .refine(
      (value) => [...value].length >= min,
      min === 1 ? "May not be blank." : `At least ${min} characters.`,
    );

/** Query values arrive as strings; a parameter that is no number is an error, not a default. */
export const queryInt = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/, "A whole number is required.")
    .transform(Number)
    .pipe(z.int().min(min).max(max));
export const queryNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}(\.\d{1,9})?$/, "A number is required.")
    .transform(Number)
    .pipe(z.number().min(min).max(max));
export const queryBool = z.enum(["true", "false"]).transform((value) => value === "true");
export const search = z
  .string()
  .min(1)
  .max(100)
  .refine((value) => !forbidden.test(value), "Contains characters that are not allowed.");

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
 * The body of a PUT: `change`, or the whole object as a GET gave it (`object`). What only the server writes in it is
 * passed over; what stands in neither is refused.
 */
export function whole<C extends z.ZodRawShape>(change: z.ZodObject<C>, object: z.ZodObject) {
  const readOnly = Object.keys(object.shape).filter((name) => !(name in change.shape));
  return z
    .strictObject({
      ...change.shape,
      ...Object.fromEntries(
        readOnly.map((name) => [name, z.unknown().optional().meta({ readOnly: true })]),
      ),
    } as C)
    .transform(
      (given) =>
        Object.fromEntries(
          Object.entries(given).filter(([name]) => !readOnly.includes(name)),
        ) as z.output<z.ZodObject<C>>,
    );
}

export const detail = z.object({ detail: z.string() });

export interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

function isTimezone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
