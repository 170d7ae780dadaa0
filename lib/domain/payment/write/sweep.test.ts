import { lt } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { planOf } from "@/lib/testing/plan";
import { payments, sandboxCharges } from "../table";
import { sweepCharges } from "./sweep";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

it("S0.33: keeps a charge while it may be refunded, and the payment for good", async () => {
  await book(await person("driver"), (await openLot(await person("owner"))).slots[0]!);
  for (const left of [1, 0]) {
    advance({ hours: 24 * 201 });
    expect(await sweepCharges()).toBe(1 - left);
    expect(await db().$count(sandboxCharges)).toBe(left);
  }
  expect(await db().$count(payments)).toBe(1);
});

it("S0.34: finds old charges by an index", async () => {
  const old = db().delete(sandboxCharges).where(lt(sandboxCharges.created_at, clock.now()));
  expect(await planOf(old)).toContain("sandbox_charges_created_idx");
});
