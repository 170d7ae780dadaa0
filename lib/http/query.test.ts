import { expect, it } from "vitest";
import { refusalOf } from "@/lib/testing/refusal";
import { readQuery } from "./query";

const read = (query: string) => readQuery(new URL(`http://localhost/api/things?${query}`));

it.each([
  ["a value", "q=Lot%20A", { q: "Lot A" }],
  ["an empty one", "q=", { q: "" }],
  ["a repeated one as a list", "id=1&id=2&id=3", { id: ["1", "2", "3"] }],
  ["names of Object's own", "__proto__=1&toString=2", { toString: "2", ["__proto__"]: "1" }],
  ["nothing", "", {}],
])("reads %s", (_, query, expected) => expect(read(query)).toEqual(expected));

it("H12: gives no access to a prototype", () => {
  const query = read("__proto__=admin");
  expect(Object.getPrototypeOf(query)).toBe(Object.prototype);
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
});

it("refuses NUL, which cannot be stored", async () =>
  expect(await refusalOf(Promise.resolve().then(() => read("q=a%00b")))).toMatchObject({
    status: 400,
    code: "malformed_query",
    errors: { q: ["A NUL character is not allowed."] },
  }));
