import { expect, it } from "vitest";
import { contract } from "@/lib/testing/contracts";
import { createPathLookup } from "./path-lookup";

const find = createPathLookup([
  contract("GET", "/api/notifications/{id}"),
  contract("DELETE", "/api/notifications/{id}"),
  contract("GET", "/api/notifications/unread"),
  contract("POST", "/api/notifications/{id}/actions/{action_id}"),
]);

it("takes a fixed path before one with a parameter", () => {
  expect(find("/api/notifications/unread")).toMatchObject({
    path: "/api/notifications/unread",
    params: {},
  });
});

it("reads parameters, decoded, and collects the methods of a path", () => {
  const known = find("/api/notifications/a%20b")!;
  expect(known).toMatchObject({ path: "/api/notifications/{id}", params: { id: "a b" } });
  expect([...known.methods.keys()]).toEqual(["GET", "DELETE"]);
  expect(find("/api/notifications/1/actions/approve")?.params).toEqual({
    id: "1",
    action_id: "approve",
  });
});

it.each(["/api/notifications", "/api/notifications/1/actions", "/api/notifications/{id}/x"])(
  "knows nothing of %s",
  (path) => expect(find(path)).toBeNull(),
);

it("treats a placeholder such as {id} in a request as an id", () => {
  expect(find("/api/notifications/{id}")?.params).toEqual({ id: "{id}" });
});
