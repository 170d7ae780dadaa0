import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { transaction } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import { bookingOf } from "@/lib/testing/dispatch";
import { useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { person } from "@/lib/testing/people";
import { levels } from "./event";
import { notify, sendWsNotification } from "./notify";
import { sampleBooking } from "./payload";

useTestDatabase();

let driver: Actor;
let owner: Actor;
beforeEach(async () => {
  [driver, owner] = [await person("driver"), await person("owner")];
});
const within = (work: () => void) =>
  transaction(() => {
    work();
    return Promise.resolve();
  });
const factsNow = () => ({ ...sampleBooking, ...bookingOf(driver, owner) });

describe("S0.11: notify", () => {
  it("runs the example of docs/notify.md", async () => {
    const facts = factsNow();
    const userId = driver.id;
    const example = async () => {
      // begin of the example
      await transaction(async (tx) => {
        await tx.update(users).set({ status: "active" }).where(eq(users.id, userId));
        notify({ recipient: facts.owner_id, event: "new_reservation", data: facts });
        sendWsNotification({ userId, level: "success", message: "Your account is open." });
      });
      // end of the example
    };
    const [page, source] = ["docs/notify.md", "lib/event/notify.test.ts"].map((file) =>
      readFileSync(file, "utf8").replace(/\s+/g, " "),
    );
    const code = /begin of the example (.*?) \/\/ end of the example/.exec(source!)![1]!;
    expect(page).toContain(code);
    await example();
    expect(await storedFor(owner)).toMatchObject([
      { event_type: "new_reservation", audience: "owner", related_id: facts.booking_id },
    ]);
    expect(await storedFor(driver)).toMatchObject([
      { event_type: "custom", level: "success", message: "Your account is open." },
    ]);
  });

  it("tells the named party alone, and once for each dedupe key", async () => {
    const facts = factsNow();
    const tell = () =>
      within(() => notify({ recipient: driver.id, event: "reservation_expired", data: facts }));
    await tell();
    await tell();
    expect(await storedFor(driver)).toMatchObject([{ event_type: "reservation_expired" }]);
    expect(await storedFor(owner)).toEqual([]);
  });

  it("says nothing when the transaction is rolled back", async () => {
    const failing = transaction(() => {
      sendWsNotification({ userId: driver.id, level: "info", message: "Never" });
      return Promise.reject(new Error("rolled back"));
    });
    await expect(failing).rejects.toThrow("rolled back");
    expect(await storedFor(driver)).toEqual([]);
  });

  it("refuses strangers, data that does not fit, and a call outside a transaction", async () => {
    const stranger = await person("driver");
    const data = factsNow();
    const expired = (recipient: string, change: object = {}) =>
      within(() =>
        notify({ recipient, event: "reservation_expired", data: { ...data, ...change } }),
      );
    await expect(expired(stranger.id)).rejects.toThrow("does not name");
    await expect(expired(driver.id, { number: "first" })).rejects.toThrow();
    expect(() => notify({ recipient: driver.id, event: "reservation_expired", data })).toThrow(
      "Only inside a transaction",
    );
  });

  it("is typed by the event", () => {
    const security = { occurrence_id: newId(), what: "sign_in", device: null } as const;
    const wrong = () => {
      // @ts-expect-error its data is that of another event
      notify({ recipient: driver.id, event: "new_reservation", data: security });
      // @ts-expect-error there is no such event
      notify({ recipient: driver.id, event: "weather", data: security });
    };
    expect(wrong).toThrow();
  });
});

describe("S1.20: sendWsNotification", () => {
  it.each(levels)("shows a text at the level %s", async (level) => {
    await within(() =>
      sendWsNotification({ userId: driver.id, level, message: "Gate B is closed." }),
    );
    expect(await storedFor(driver)).toMatchObject([
      { level, title: "Parkmate", message: "Gate B is closed.", read_at: null },
    ]);
  });
});
