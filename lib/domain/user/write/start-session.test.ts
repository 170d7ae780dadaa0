import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { person } from "@/lib/testing/people";
import { isLiveSession } from "../read";
import { sessions } from "../table";
import { startSession } from "./start-session";

useTestDatabase();

describe("startSession", () => {
  it("lives for thirty days", async () => {
    setClock("2026-06-01T12:00:00Z");
    const id = await startSession((await person("driver")).id, "Firefox");
    setClock("2026-07-01T11:59:00Z");
    expect(await isLiveSession(id)).toBe(true);
    setClock("2026-07-01T12:01:00Z");
    expect(await isLiveSession(id)).toBe(false);
  });

  it("S0.35: tells of a device that the person has not used, and not of the first", async () => {
    const ana = await person("driver");
    const chrome = (version: number) =>
      `Mozilla/5.0 (X11; Linux x86_64) Chrome/${version}.0.0.0 Safari/537.36`;
    await startSession(ana.id, chrome(130));
    await startSession(ana.id, chrome(131));
    expect(await storedFor(ana)).toEqual([]);
    await startSession(ana.id, "ParkApp/2.1");
    expect(await storedFor(ana)).toMatchObject([
      { event_type: "security_login", message: "New sign-in from ParkApp", read_at: null },
    ]);
    await startSession(ana.id, "curl/8", { tellsNewDevice: false });
    expect(await storedFor(ana)).toHaveLength(1);
  });

  it("stores whose it is and at most 200 characters of the device", async () => {
    const ana = await person("driver");
    await startSession(ana.id, "F".repeat(300));
    expect(await db().select().from(sessions)).toMatchObject([
      { user_id: ana.id, device: "F".repeat(200), revoked_at: null },
    ]);
  });
});
