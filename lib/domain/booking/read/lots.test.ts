import { beforeEach, describe, expect, it } from "vitest";
import { listLots as contract } from "@/lib/domain/lot/api";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { listLots } from "./lots";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

const search = async (query: Record<string, string>) =>
  (await listLots(null, contract.query!.parse(query))).results.map(({ name }) => name);

describe("a guest", () => {
  it("finds lots, those that are closed excepted", async () => {
    const owner = await person("owner");
    await openLot(owner, { name: "Open lot" });
    await openLot(owner, { name: "Closed lot", status: "closed" });
    expect(await search({})).toEqual(["Open lot"]);
  });

  it("has no lots of their own", async () => {
    expect(await refusalOf(search({ mine: "true" }))).toMatchObject({ status: 401 });
  });
});

describe("a search by text", () => {
  it.each([
    ["composed", "Café"],
    ["decomposed", "Cafe\u0301"],
  ])("finds a name whatever its Unicode form, with %s letters", async (_, text) => {
    const owner = await person("owner");
    await openLot(owner, { name: "Café Lot" });
    await openLot(owner, { name: "Old Cafe\u0301" });
    expect(await search({ q: text })).toEqual(["Café Lot", "Old Cafe\u0301"]);
  });
});

it("finds the words of a place in the name, the street and the city", async () => {
  const owner = await person("owner");
  await openLot(owner, { name: "Lot A", address: "Quirino Avenue 12", city: "Davao" });
  await openLot(owner, { name: "Lot B", address: "Sta. Ana Wharf 3", city: "Davao" });
  expect(await search({ q: "quirino, davao" })).toEqual(["Lot A"]);
  expect(await search({ q: "davao sta ana" })).toEqual(["Lot B"]);
  expect(await search({ q: "quirino cebu" })).toEqual([]);
});

it("T2: takes the length of a stay instead of its end, not both", async () => {
  const both = { minutes: "60", to: "2026-11-26T04:00:00Z" };
  expect(await refusalOf(search(both))).toMatchObject({
    status: 400,
    errors: { minutes: [expect.any(String)] },
  });
});

describe("prices in several currencies", () => {
  beforeEach(async () => {
    const owner = await person("owner");
    await openLot(owner, { name: "Dear", hourly_rate: "60.00" });
    await openLot(owner, { name: "Cheap", hourly_rate: "20.00" });
    await openLot(owner, { name: "Euro", hourly_rate: "3.50", currency: "EUR" });
  });

  it.each([
    ["price", ["Cheap", "Dear", "Euro"]],
    ["-price", ["Dear", "Cheap", "Euro"]],
  ])("are ordered by %s in that of most lots, the others last", async (ordering, names) => {
    expect(await search({ ordering })).toEqual(names);
  });

  it("are limited in that of most lots only", async () => {
    expect(await search({ max_rate: "40" })).toEqual(["Cheap"]);
  });

  it("are limited in the one currency of a search", async () => {
    expect(await search({ q: "Euro", max_rate: "40" })).toEqual(["Euro"]);
  });
});
