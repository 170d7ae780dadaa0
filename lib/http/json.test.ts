import { expect, it } from "vitest";
import { refusalOf } from "@/lib/testing/refusal";
import { readJson } from "./json";

const refusalFor = (value: unknown) =>
  refusalOf(Promise.resolve().then(() => readJson(JSON.stringify(value))));

it.each([
  ["a member", { name: "a\u0000b" }, "name"],
  ["a member of a member", { quiet_hours: { weekly: "\ud800" } }, "quiet_hours.weekly"],
  ["an entry of a list", { tags: ["a", "\u0000"] }, "tags"],
  ["a member of an entry", { slots: [{ code: "A" }, { code: "\u0000" }] }, "slots.1.code"],
  ["a name, which belongs to its object", { data: { "\u0000": 1 } }, "data"],
  ["the whole body", "\u0000", ""],
])("a character that cannot be stored gets a field error: %s", async (_, value, field) =>
  expect(await refusalFor(value)).toMatchObject({
    status: 400,
    code: "invalid",
    errors: { [field]: ["The text contains characters that cannot be stored."] },
  }),
);

it("nesting is allowed to twenty levels", async () => {
  const nested = (levels: number) => JSON.parse("[".repeat(levels) + "]".repeat(levels)) as unknown;
  expect(readJson(JSON.stringify(nested(21)))).toEqual(nested(21));
  expect(await refusalFor(nested(22))).toMatchObject({ status: 400, code: "too_deep" });
});
