import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { ServerMessages } from "@/lib/realtime/protocol";
import { checkLayout, mapEntities, patchBooking, patchSlots } from "./parking-cache";

describe("mapEntities", () => {
  it("maps one entity, a page and pages", () => {
    const rename = (entity: { id: string }) => ({ ...entity, id: `${entity.id}!` });
    expect(mapEntities({ id: "a" }, rename)).toEqual({ id: "a!" });
    expect(mapEntities({ results: [{ id: "a" }] }, rename)).toEqual({ results: [{ id: "a!" }] });
    expect(mapEntities({ pages: [{ results: [{ id: "a" }] }] }, rename)).toEqual({
      pages: [{ results: [{ id: "a!" }] }],
    });
  });
});

it("keeps a newer booking when an older update arrives", () => {
  const client = new QueryClient();
  client.setQueryData(["bookings", "/api/bookings/{id}", {}], {
    id: "b",
    version: 3,
    status: "active",
  });
  const update = (version: number, status: string) =>
    ({
      booking: { id: "b", version, status },
      server_time: "2026-11-21T04:30:00Z",
    }) as ServerMessages["booking_update"];
  patchBooking(client, update(2, "confirmed"));
  expect(client.getQueryData(["bookings", "/api/bookings/{id}", {}])).toMatchObject({
    version: 3,
    status: "active",
  });
  patchBooking(client, update(4, "expired"));
  expect(client.getQueryData(["bookings", "/api/bookings/{id}", {}])).toMatchObject({
    version: 4,
    status: "expired",
  });
});

it("fetches a booking again whose update says less than its new state", () => {
  const client = new QueryClient();
  const isStale = (id: string) =>
    client.getQueryState(["bookings", "/api/bookings/{id}", { id }])!.isInvalidated;
  for (const id of ["b", "other"])
    client.setQueryData(["bookings", "/api/bookings/{id}", { id }], { id, version: 3 });
  const update = (version: number) =>
    ({
      booking: { id: "b", version, status: "active" },
      server_time: "2026-11-21T04:30:00Z",
    }) as ServerMessages["booking_update"];
  patchBooking(client, update(3));
  expect(isStale("b")).toBe(false);
  patchBooking(client, update(4));
  expect([isStale("b"), isStale("other")]).toEqual([true, false]);
});

it("fetches the lists again for a booking that none of them has", () => {
  const client = new QueryClient();
  const list = ["bookings", "/api/bookings", {}];
  client.setQueryData(list, { results: [{ id: "known", version: 1 }] });
  const booking = { id: "new", version: 1, status: "confirmed" };
  patchBooking(client, {
    booking,
    server_time: "2026-11-21T04:30:00Z",
  } as ServerMessages["booking_update"]);
  expect(client.getQueryState(list)!.isInvalidated).toBe(true);
});

it("updates the current plan and the free slots of the lot", () => {
  const client = new QueryClient();
  const plan = ["slots", "/api/lots/{id}/slots", { params: { id: "lot" } }];
  client.setQueryData(plan, [
    { id: "1", state: "available", layout_version: "v1" },
    { id: "2", state: "available", layout_version: "v1" },
  ]);
  client.setQueryData(["lots", "/api/lots", {}], {
    results: [
      { id: "lot", available_slots: 2 },
      { id: "other", available_slots: 9 },
    ],
  });
  patchSlots(client, {
    lot_id: "lot",
    slots: [{ id: "2", state: "held", until: null }],
    available_slots: 1,
    layout_version: "v1",
  });
  expect(client.getQueryState(plan)?.isInvalidated).toBe(false);
  expect(client.getQueryData(plan)).toEqual([
    { id: "1", state: "available", layout_version: "v1" },
    { id: "2", state: "held", until: null, layout_version: "v1" },
  ]);
  expect(client.getQueryData(["lots", "/api/lots", {}])).toEqual({
    results: [
      { id: "lot", available_slots: 1 },
      { id: "other", available_slots: 9 },
    ],
  });
});

it("fetches a plan again whose layout has changed", () => {
  const client = new QueryClient();
  const plan = ["slots", "/api/lots/{id}/slots", { params: { id: "lot" } }];
  client.setQueryData(plan, [{ id: "1", state: "available", layout_version: "v1" }]);
  patchSlots(client, { lot_id: "lot", slots: [], available_slots: 1, layout_version: "v2" });
  expect(client.getQueryState(plan)?.isInvalidated).toBe(true);
});

it("B4: fetches again what was cached before the layout changed, for any time", () => {
  const client = new QueryClient();
  const keyOf = (id: string, query: object) => [
    "slots",
    "/api/lots/{id}/slots",
    { params: { id }, query },
  ];
  const plans = [
    keyOf("lot", {}),
    keyOf("lot", { from: "2026-11-21T04:30:00Z" }),
    keyOf("other", {}),
  ];
  for (const plan of plans) client.setQueryData(plan, [{ id: "1", layout_version: "v1" }]);
  const stale = () => plans.map((plan) => client.getQueryState(plan)?.isInvalidated);
  checkLayout(client, "lot", "v1");
  expect(stale()).toEqual([false, false, false]);
  checkLayout(client, "lot", "v2");
  expect(stale()).toEqual([true, true, false]);
});
