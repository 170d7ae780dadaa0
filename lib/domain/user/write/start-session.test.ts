import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { setClock, useTestDatabase } from "@/lib/testing/database";
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

  it("stores whose it is and at most 200 characters of the device", async () => {
    const ana = await person("driver");
    await startSession(ana.id, "F".repeat(300));
    expect(await db().select().from(sessions)).toMatchObject([
      { user_id: ana.id, device: "F".repeat(200), revoked_at: null },
    ]);
  });
});
