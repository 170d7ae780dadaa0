import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { allEndpoints } from "@/lib/api";
import { routeFiles } from "./route-files.mjs";

it("finds a route file for every path of the contracts, and no other", () => {
  const paths = routeFiles().map(({ path }) => path);
  const contracts = [...new Set(allEndpoints.map(({ path }) => path))];
  expect(paths.toSorted()).toEqual(contracts.toSorted());
});

it("names files that exist, and leaves next-auth's to Next", () => {
  const files = routeFiles().map(({ file }) => file);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  expect(files.filter((file) => file.includes("nextauth"))).toEqual([]);
});
