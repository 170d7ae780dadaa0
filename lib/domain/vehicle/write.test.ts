import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { useTestDatabase } from "@/lib/testing/database";
import { eventTypes } from "@/lib/testing/events";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getVehicle, listVehicles } from "./read";
import { newVehicle, type Vehicle } from "./schema";
import { changeVehicle, createVehicle, deleteVehicle } from "./write";

useTestDatabase();

const add = (actor: Actor, number: string, fields: object = {}) =>
  createVehicle(actor, newVehicle.parse({ number, ...fields }));
const vehiclesOf = async (actor: Actor): Promise<Vehicle[]> =>
  (await listVehicles(actor, {})).results;
const defaultsOf = async (actor: Actor): Promise<string[]> =>
  (await vehiclesOf(actor)).filter((one) => one.is_default).map((one) => one.number);

describe("createVehicle", () => {
  it("stores the vehicle for its driver alone", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const vehicle = await add(ana, "KL 08 A 1", { type: "suv", ev: true });
    expect(vehicle).toMatchObject({ number: "KL 08 A 1", type: "suv", ev: true });
    expect(await vehiclesOf(ana)).toEqual([vehicle]);
    expect(await vehiclesOf(ben)).toEqual([]);
    expect(await eventTypes()).toEqual([]);
  });

  it("makes the first vehicle the default, later ones only where asked", async () => {
    const ana = await person("driver");
    await add(ana, "AAA 1");
    await add(ana, "BBB 2");
    expect(await defaultsOf(ana)).toEqual(["AAA 1"]);
    await add(ana, "CCC 3", { is_default: true });
    expect(await defaultsOf(ana)).toEqual(["CCC 3"]);
  });

  it.each(["KL 08 A 1", "kl08a1", "KL-08-A-1"])(
    "I8: refuses %s when the person has that number in another spelling",
    async (number) => {
      const ana = await person("driver");
      await add(ana, "KL 08-A1");
      expect(await refusalOf(add(ana, number))).toMatchObject({
        status: 409,
        code: "duplicate_vehicle",
      });
      expect(await vehiclesOf(ana)).toHaveLength(1);
    },
  );

  it("lets two drivers share a vehicle", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    await add(ana, "AAA 1");
    expect(await add(ben, "AAA 1")).toMatchObject({ number: "AAA 1" });
  });

  it("refuses the 21st vehicle", async () => {
    const ana = await person("driver");
    for (let n = 1; n <= 20; n += 1) await add(ana, `AAA ${n}`);
    expect(await refusalOf(add(ana, "AAA 21"))).toMatchObject({
      status: 422,
      code: "too_many_vehicles",
      detail: "You can keep up to 20 vehicles.",
    });
    expect(await add(await person("driver"), "AAA 21")).toMatchObject({ is_default: true });
  });
});

describe("changeVehicle", () => {
  it("changes the given fields and keeps the others", async () => {
    const ana = await person("driver");
    const vehicle = await add(ana, "AAA 1", { type: "suv" });
    const changed = await changeVehicle(ana, vehicle.id, { number: "BBB 2", ev: true });
    expect(changed).toEqual({ ...vehicle, number: "BBB 2", ev: true });
    expect(await getVehicle(ana, vehicle.id)).toEqual(changed);
    expect(await changeVehicle(ana, vehicle.id, {})).toEqual(changed);
  });

  it("frees the old number and takes the new one", async () => {
    const ana = await person("driver");
    const { id } = await add(ana, "AAA 1");
    await changeVehicle(ana, id, { number: "BBB 2" });
    expect(await add(ana, "AAA 1")).toMatchObject({ number: "AAA 1" });
    expect(await refusalOf(add(ana, "BBB-2"))).toMatchObject({ code: "duplicate_vehicle" });
  });

  it("refuses the number of another vehicle of the driver", async () => {
    const ana = await person("driver");
    await add(ana, "AAA 1");
    const other = await add(ana, "BBB 2");
    expect(await refusalOf(changeVehicle(ana, other.id, { number: "aaa-1" }))).toMatchObject({
      status: 409,
      code: "duplicate_vehicle",
    });
    expect(await getVehicle(ana, other.id)).toEqual(other);
  });

  it("leaves one default of each driver", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    await add(ben, "CCC 3");
    await add(ana, "AAA 1");
    const other = await add(ana, "BBB 2");
    await changeVehicle(ana, other.id, { is_default: true });
    expect(await defaultsOf(ana)).toEqual(["BBB 2"]);
    expect(await defaultsOf(ben)).toEqual(["CCC 3"]);
  });

  it("S2: does not find the vehicle of another person", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const vehicle = await add(ana, "AAA 1");
    expect(await refusalOf(changeVehicle(ben, vehicle.id, { ev: true }))).toMatchObject({
      status: 404,
    });
    expect(await getVehicle(ana, vehicle.id)).toEqual(vehicle);
  });
});

describe("deleteVehicle", () => {
  it("removes the vehicle and no other", async () => {
    const ana = await person("driver");
    const [first, second] = [await add(ana, "AAA 1"), await add(ana, "BBB 2")];
    await deleteVehicle(ana, second.id);
    expect(await vehiclesOf(ana)).toEqual([first]);
  });

  it("S2: does not find the vehicle of another person", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const vehicle = await add(ana, "AAA 1");
    expect(await refusalOf(deleteVehicle(ben, vehicle.id))).toMatchObject({ status: 404 });
    expect(await refusalOf(getVehicle(ben, vehicle.id))).toMatchObject({ status: 404 });
    expect(await vehiclesOf(ana)).toEqual([vehicle]);
  });
});
