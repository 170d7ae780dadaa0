import { describe, expect, it } from "vitest";
import type { Slot } from "@/lib/domain/lot/schema";
import {
  addRow,
  codeProblem,
  countsOf,
  kindOf,
  layoutOf,
  moveRow,
  numberingOf,
  numberRow,
  planOf,
  removeSlots,
  renumber,
  resizeRow,
  setKind,
  setLevel,
  shortList,
  turnRow,
  type Plan,
} from "./plan";

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
const plan = planOf([
  slot("B-1", 2, 1),
  slot("A-2", 1, 2),
  slot("A-1", 1, 1),
  slot("C-1", 1, 1, { level: "2", vehicle_type: "motorcycle" }),
]);
const codesOf = (rows: Plan) => rows.map((row) => row.slots.map(({ code }) => code).join(" "));
const [first, second] = [plan[0]!.key, plan[1]!.key];

describe("planOf and layoutOf", () => {
  it("arrange slots by level, row and position, and place them so", () => {
    expect(codesOf(plan)).toEqual(["A-1 A-2", "B-1", "C-1"]);
    const sent = layoutOf(plan, (key) => (key === "a-1" ? "id-1" : undefined), "60.00");
    expect(sent[0]).toEqual({
      id: "id-1",
      code: "A-1",
      level: "1",
      row: 1,
      position: 1,
      vehicle_type: "car",
    });
    expect(sent.map(({ code, row, level }) => `${code} ${level}/${row}`)).toEqual([
      "A-1 1/1",
      "A-2 1/1",
      "B-1 1/2",
      "C-1 2/1",
    ]);
  });

  it("send a rate that differs from the lot's only", () => {
    const [sent] = layoutOf(plan, () => undefined, "70.00");
    expect(sent).toMatchObject({ hourly_rate: "60.00" });
  });
});

describe("rows", () => {
  it("are added at the end of their level, with the next numbers", () => {
    const added = addRow(plan, "1", { rate: "60.00" });
    expect(codesOf(added)).toEqual(["A-1 A-2", "B-1", "A-3 A-4 A-5 A-6 A-7 A-8", "C-1"]);
  });

  it("are copied with the kinds of their slots and numbers of their own", () => {
    const charged = setKind(plan, new Set(["a-2"]), "ev");
    const copied = addRow(charged, "1", { like: charged[0], rate: "60.00" });
    expect(countsOf(copied[2]!.slots)).toMatchObject({ car: 1, ev: 1, motorcycle: 0 });
    expect(copied[2]!.slots.map((one) => `${one.code} ${kindOf(one)}`)).toEqual([
      "A-3 car",
      "A-4 ev",
    ]);
  });

  it("grow at their end and shrink to one slot", () => {
    expect(codesOf(resizeRow(plan, first, 4, "60.00"))[0]).toBe("A-1 A-2 A-3 A-4");
    expect(codesOf(resizeRow(plan, first, 0, "60.00"))[0]).toBe("A-1");
  });

  it("turn, move within their level, and go when they are empty", () => {
    expect(codesOf(turnRow(plan, first))[0]).toBe("A-2 A-1");
    expect(codesOf(moveRow(plan, first, 1))).toEqual(["B-1", "A-1 A-2", "C-1"]);
    expect(moveRow(plan, second, 1)).toBe(plan);
    expect(codesOf(removeSlots(plan, new Set(["b-1"])))).toEqual(["A-1 A-2", "C-1"]);
    expect(codesOf(setLevel(plan, first, "2"))).toEqual(["B-1", "C-1", "A-1 A-2"]);
  });
});

describe("numbering", () => {
  it("runs to the right or to the left", () => {
    const numbered = numberRow(plan, first, { prefix: "P", first: 9, backwards: true });
    expect(codesOf(numbered)[0]).toBe("P10 P9");
    expect(numberingOf(numbered[0]!)).toEqual({ prefix: "P", first: 9, backwards: true });
  });

  it("runs on over the rows of a prefix", () => {
    const second = addRow(plan, "1", { rate: "60.00" });
    const removed = removeSlots(second, new Set(["a-1"]));
    expect(codesOf(renumber(removed))).toEqual(["A-1", "B-1", "A-2 A-3 A-4 A-5 A-6 A-7", "C-1"]);
  });

  it("refuses codes that no slot may have, and one code twice", () => {
    expect(codeProblem(plan)).toBeNull();
    expect(codeProblem(numberRow(plan, first, { prefix: "B-", first: 1, backwards: false }))).toBe(
      "Two slots would be called B-1.",
    );
    const long = numberRow(plan, first, { prefix: "GARAGE-", first: 10, backwards: false });
    expect(codeProblem(long)).toContain("1–8 letters");
  });

  it("is written short", () => {
    expect(shortList(["A-1", "A-2"])).toBe("A-1 A-2");
    expect(shortList(["1", "2", "3", "4", "5", "6"])).toBe("1 2 3 … 6");
  });
});

it("a kind keeps the vehicle unless it is a motorcycle's", () => {
  const vans = planOf([slot("A-1", 1, 1, { vehicle_type: "van" })]);
  const keys = new Set(["a-1"]);
  expect(setKind(vans, keys, "ev")[0]!.slots[0]).toMatchObject({ vehicle_type: "van", ev: true });
  const bikes = setKind(vans, keys, "motorcycle");
  expect(bikes[0]!.slots[0]).toMatchObject({ vehicle_type: "motorcycle", ev: false });
  expect(setKind(bikes, keys, "car")[0]!.slots[0]).toMatchObject({ vehicle_type: "car" });
});
