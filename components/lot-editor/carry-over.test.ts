import { describe, expect, it } from "vitest";
import type { Slot } from "@/lib/domain/lot/schema";
import { carriedOver, isSamePlan, planLike } from "./carry-over";
import { addRow, planOf, removeSlots, setCode, setKind, type Plan } from "./plan";

const slot = (code: string, row: number, position: number, change: Partial<Slot> = {}): Slot => ({
  id: code.toLowerCase(),
  code,
  level: "1",
  row,
  position,
  vehicle_type: "car",
  ev: false,
  covered: false,
  accessible: false,
  hourly_rate: "60.00",
  layout_version: "v1",
  state: "available",
  until: null,
  mine: false,
  booking_id: null,
  ...change,
});
const stored = [slot("A-1", 1, 1), slot("A-2", 1, 2)];
const before = planOf(stored);
const withRow = planOf([...stored, slot("B-1", 2, 1)]);
const textOf = (plan: Plan | null) =>
  plan?.map((row) => row.slots.map((one) => `${one.code}${one.ev ? " ev" : ""}`).join(", "));

describe("carriedOver", () => {
  it("does to the new plan what was changed of slots that are still there", () => {
    const mine = setKind(before, new Set(["a-2"]), "ev");
    expect(textOf(carriedOver(before, mine, withRow))).toEqual(["A-1, A-2 ev", "B-1"]);
  });

  it("keeps what somebody else changed of the same slot", () => {
    const mine = setKind(before, new Set(["a-2"]), "ev");
    const theirs = setCode(before, "a-2", "Z-9");
    expect(textOf(carriedOver(before, mine, theirs))).toEqual(["A-1, Z-9 ev"]);
  });

  it.each<[string, Plan, Plan]>([
    ["a changed slot is gone", setKind(before, new Set(["a-2"]), "ev"), planOf([stored[0]!])],
    ["a row was added", addRow(before, "1", { rate: "60.00" }), withRow],
    ["a slot was removed", removeSlots(before, new Set(["a-2"])), withRow],
    ["a code is taken now", setCode(before, "a-2", "B-1"), withRow],
  ])("leaves it to a person where %s", (_, mine, theirs) => {
    expect(carriedOver(before, mine, theirs)).toBeNull();
  });
});

it("planLike keeps the keys of what is shown", () => {
  const shown = addRow(before, "1", { rate: "60.00" });
  const drawn = shown[1]!;
  const keys = new Map(drawn.slots.map((one) => [`id of ${one.code}`, one.key]));
  const slots = drawn.slots.map((one, index) =>
    slot(one.code, 3, index + 1, { id: `id of ${one.code}` }),
  );
  const other = slot("B-1", 2, 1);
  const plan = planLike(shown, [...stored, other, ...slots], (id) => keys.get(id));
  expect(plan.map((row) => row.key)).toEqual([before[0]!.key, "row of b-1", drawn.key]);
  expect(plan[2]!.slots.map((one) => one.key)).toEqual(drawn.slots.map((one) => one.key));
});

it("isSamePlan looks at what is stored", () => {
  const drawn = addRow([], "1", { rate: "60.00" });
  const answer = drawn[0]!.slots.map((one, index) => slot(one.code, 1, index + 1));
  expect(isSamePlan(drawn, planOf(answer))).toBe(true);
  const withBasement = addRow(drawn, "0", { rate: "60.00" });
  const basement = withBasement[1]!.slots.map((one, index) =>
    slot(one.code, 1, index + 1, { level: "0" }),
  );
  expect(isSamePlan(withBasement, planOf([...answer, ...basement]))).toBe(true);
  expect(isSamePlan(drawn, planOf(answer.slice(1)))).toBe(false);
  expect(isSamePlan(before, setKind(before, new Set(["a-1"]), "ev"))).toBe(false);
});
