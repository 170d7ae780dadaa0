import { expect, it } from "vitest";
import type { Lot } from "@/lib/domain/lot/schema";
import { pinsOf } from "./lot-clusters";

const lot = (id: string, longitude: number) => ({ id, latitude: 7.07, longitude }) as Lot;
const near = [lot("a", 125.61), lot("b", 125.611), lot("c", 125.7)];
const idsOf = (lots: Lot[]) => lots.map(({ id }) => id);

it("joins the pins that would cover each other, until the zoom parts them", () => {
  const far = pinsOf(near, null, 12.4);
  expect(idsOf(far.lots)).toEqual(["c"]);
  expect(far.clusters).toMatchObject([{ count: 2, latitude: expect.closeTo(7.07) }]);
  const { lots, clusters } = pinsOf(near, null, far.clusters[0]!.splitZoom);
  expect([idsOf(lots), clusters]).toEqual([["a", "b", "c"], []]);
});

it("keeps the selected lot apart at every zoom", () => {
  const { lots, clusters } = pinsOf(near, "a", 3);
  expect(idsOf(lots)).toEqual(["a"]);
  expect(clusters).toMatchObject([{ count: 2 }]);
});

it("parts lots at one place at the closest zoom", () => {
  const { lots, clusters } = pinsOf([lot("a", 1), lot("b", 1)], null, 17);
  expect([idsOf(lots), clusters]).toEqual([["a", "b"], []]);
});
