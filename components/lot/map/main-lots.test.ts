import { describe, expect, it } from "vitest";
import { mainLots, placesToShow } from "./main-lots";

const lot = (name: string, latitude: number, longitude: number) => ({ name, latitude, longitude });
const davao = [lot("A", 7.07, 125.61), lot("B", 7.12, 125.65), lot("C", 7.05, 125.58)];
const berlin = [lot("D", 52.52, 13.41), lot("E", 52.53, 13.4)];
const sydney = lot("F", -33.86, 151.2);
const names = (lots: readonly { name: string }[]) => lots.map(({ name }) => name).join("");

describe("the lots that the map of a result shows", () => {
  it.each([
    ["all lots of one city", davao, "ABC"],
    [
      "the city with most of them, however many are elsewhere",
      [...berlin, sydney, ...davao],
      "ABC",
    ],
    ["the first city of equal ones", [sydney, lot("G", 7.07, 125.61)], "F"],
    ["lots on both sides of the date line", [lot("H", -17, 179.9), lot("I", -17, -179.9)], "HI"],
    ["nothing of nothing", [], ""],
  ])("%s", (_, lots, shown) => {
    expect(names(mainLots(lots))).toBe(shown);
  });
});

describe("what the map of a search around a place shows", () => {
  const inDavao = { latitude: 7.06, longitude: 125.6 };
  const inManila = { latitude: 14.6, longitude: 121 };
  it.each([
    ["the lots near it, not those of another city", [...berlin, ...davao], inDavao, davao],
    ["all lots where none is near it", [...berlin, sydney], inManila, [...berlin, sydney]],
    ["the place alone where nothing was found", [], inManila, []],
  ])("%s", (_, lots, middle, shown) => {
    expect(placesToShow(lots, middle)).toEqual([middle, ...shown]);
  });

  it("the main lots without a place", () => {
    expect(placesToShow([sydney, ...davao], null)).toEqual(davao);
  });
});
