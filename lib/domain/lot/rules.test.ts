import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/core/actor";
import { addressLine, canManage } from "./rules";

const lot = { owner_id: "olga" };

describe("canManage", () => {
  it.each<[Role, string, boolean]>([
    ["owner", "olga", true],
    ["owner", "omar", false],
    ["admin", "ada", true],
    ["staff", "olga", false],
    ["driver", "olga", false],
  ])("%s %s: %s", (role, id, allowed) => {
    expect(canManage({ role, id }, lot)).toBe(allowed);
  });
});

it.each([
  ["of a lot", { address: "Pelayo Street", city: "Davao" }, "Pelayo Street, Davao"],
  ["in an older node's answer", { address: "Pelayo Street" }, "Pelayo Street"],
])("the address %s is one line", (_, place, line) => {
  expect(addressLine(place)).toBe(line);
});
