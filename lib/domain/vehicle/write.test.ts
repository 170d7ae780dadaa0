import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { listVehicles } from "./read";
import { createVehicle, deleteVehicle } from "./write";

useTestDatabase();

describe("createVehicle", () => {
  it("keeps a vehicle for its driver alone", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    await createVehicle(ana, { number: "KL 08 A 1", type: "car", is_default: false, ev: false });
    expect((await listVehicles(ana, {})).results).toHaveLength(1);
    expect((await listVehicles(ben, {})).results).toHaveLength(0);
  });
});

describe("deleteVehicle", () => {
  it("reads like a vehicle that does not exist for another person", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const vehicle = await createVehicle(ana, {
      number: "KL 08 A 1",
      type: "car",
      is_default: false,
      ev: false,
    });
    expect(await refusalOf(deleteVehicle(ben, vehicle.id))).toMatchObject({ status: 404 });
  });
});
