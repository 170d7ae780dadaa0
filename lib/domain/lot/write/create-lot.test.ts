import { expect, it } from "vitest";
import { auditRowsOfSetUp } from "@/lib/testing/audit";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { loadLot } from "../read";
import { newLot } from "../schema";
import { createLot } from "./create-lot";

useTestDatabase();

it("createLot stores a lot of its owner, with the rate in minor units", async () => {
  const owner = await person("owner");
  const input = newLot.parse({
    name: "Lot A",
    address: "1 Test Street",
    city: "Manila",
    latitude: 14.6,
    longitude: 121,
    hourly_rate: "60.50",
    currency: "EUR",
    features: ["ev"],
  });
  const id = await createLot(owner, input);
  expect(await auditRowsOfSetUp()).toMatchObject([
    {
      action: "lot.create",
      actor_id: owner.id,
      target_id: id,
      before: null,
      after: { name: "Lot A" },
    },
  ]);
  expect(await loadLot(id)).toMatchObject({
    owner_id: owner.id,
    name: "Lot A",
    hourly_rate: 6050,
    currency: "EUR",
    vat_percent: 0,
    features: ["ev"],
    mode: "instant",
    status: "active",
    deleted_at: null,
  });
});
