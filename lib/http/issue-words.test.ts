import { describe, expect, it } from "vitest";
import { z } from "zod";
import { instant, text } from "./shapes";

const wordsFor = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe("what a form says about a value", () => {
  it.each([
    ["This field is required.", z.string(), undefined],
    ["This field is required.", z.enum(["a", "b"]), undefined],
    ["Allowed values: a, b.", z.enum(["a", "b"]), "c"],
    ["A text is required.", z.string(), 3],
    ["A whole number is required.", z.int(), 1.5],
    ["Allowed values: true, false.", z.boolean(), "yes"],
    ["A list is required.", z.array(z.string()), {}],
    ["At most 5 characters.", z.string().max(5), "123456"],
    ["At least 1.", z.number().min(1), 0],
    ["At most 2 entries.", z.array(z.string()).max(2), ["a", "b", "c"]],
    ["This is not an id.", z.uuid(), "x"],
    ["This value has none of the allowed forms.", z.union([z.string(), z.int()]), true],
  ] as const)("%s", (words, schema, value) => expect(wordsFor(schema, value)).toEqual([words]));

  it("leaves a schema its own words", () => {
    expect(wordsFor(text(80, 1), " ")).toEqual(["May not be blank."]);
    expect(wordsFor(instant, "2026-11-21T12:00:00")).toEqual([
      "A time needs a zone, e.g. 2026-11-21T12:30:00Z.",
    ]);
  });
});
